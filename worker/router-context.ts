import { createContext } from "react-router";
import type { Services } from "./services";
import type { Visitor } from "./platform/visitor";

/** The only module of worker/ that app/ imports at run time. Routes have no bindings and no SQL; tests pass plain objects. */
export const servicesContext = createContext<Services>();

/** Facts of the deployment that every page shows. */
export const deploymentContext = createContext<{
  readonly testMode: boolean;
  /** Site key of the bot check before holds; null: holds need no check. */
  readonly checkSiteKey: string | null;
}>({ testMode: false, checkSiteKey: null });

/** The caller, authenticated by the Worker before the router runs. */
export const visitorContext = createContext<Visitor>();

/** Records an error of a page; set by the Worker to its log. */
export const problemLogContext = createContext<(message: string, problem: unknown) => void>((...args) =>
  console.error(...args),
);

/** Origin of absolute links to this site (`PUBLIC_URL`): the request's host is the client's choice. */
export const publicUrlContext = createContext<string>();
