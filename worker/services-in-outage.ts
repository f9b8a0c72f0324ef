import { data } from "react-router";
import { isOutage } from "./platform/outage";
import type { Services } from "./services";
import { logError } from "./platform/log";

type Fallbacks = {
  readonly [Name in keyof Services]?: {
    readonly [Method in keyof Services[Name]]?: Services[Name][Method] extends (
      ...args: never[]
    ) => Promise<infer Result>
      ? Result
      : never;
  };
};

const NO_RATINGS = { average: null, count: 0 };

/** Parts that a page is shown without. */
const FALLBACKS: Fallbacks = {
  auth: { needsFirstAdmin: false },
  ratings: { readPublic: { event: null, organizer: NO_RATINGS, venue: NO_RATINGS, latest: [] } },
  recommendations: { listForYou: null, listAlike: [], readMarks: { marks: null, suggesting: false } },
};

/** Services whose calls throw a 503 for the error boundary while a dependency is down, instead of an error (500). */
export function withOutageResponses(services: Services): Services {
  const wrapped = Object.entries(services).map(([name, service]) => [
    name,
    wrap(service as object, new Map(Object.entries(FALLBACKS[name as keyof Services] ?? {}))),
  ]);
  return Object.fromEntries(wrapped) as Services;
}

function wrap<Service extends object>(
  service: Service,
  fallbacks: ReadonlyMap<string | symbol, unknown>,
): Service {
  return new Proxy(service, {
    get(target, name) {
      const method: unknown = Reflect.get(target, name);
      if (typeof method !== "function") return method;
      return (...args: unknown[]) => {
        const result: unknown = method.apply(target, args);
        if (!(result instanceof Promise)) return result;
        return result.catch((problem: unknown) => {
          if (!isOutage(problem)) throw problem;
          if (fallbacks.has(name)) return fallbacks.get(name);
          logError("unavailable", { call: String(name) }, problem);
          throw data(null, { status: 503 });
        });
      };
    },
  });
}
