import type { SenderPorts } from "#worker/webhooks/deliver";

export interface Received {
  readonly at: number;
  readonly id: string;
  readonly url: string;
  readonly headers: Headers;
  readonly body: string;
  readonly message: {
    readonly type: string;
    readonly subject: string;
    readonly sequence: number;
    readonly data: Record<string, Record<string, unknown>>;
  };
}

const MINUTE_MS = 60_000;

/** A receiver on a simulated clock, which starts now. */
export function aReceiver() {
  const state = {
    now: Date.now(),
    respond: (): Response | Promise<Response> => new Response("thanks", { status: 200 }),
    addresses: ["93.184.215.14"] as readonly string[],
    accepted: [] as Received[],
    requests: 0,
  };
  const ports: SenderPorts = {
    now: () => state.now,
    random: () => Math.random(),
    resolve: async () => state.addresses,
    send: async (request) => {
      state.requests++;
      const body = await request.text();
      const response = await state.respond();
      if (response.ok)
        state.accepted.push({
          at: state.now,
          id: request.headers.get("webhook-id") ?? "",
          url: request.url,
          headers: request.headers,
          body,
          message: JSON.parse(body) as Received["message"],
        });
      return response;
    },
  };
  return {
    state,
    ports,
    /** Moves the clock in steps, as a cron trigger does. */
    async pass(minutes: number, step: number, run: () => Promise<unknown>): Promise<void> {
      const end = state.now + minutes * MINUTE_MS;
      while (state.now < end) {
        state.now = Math.min(state.now + step * MINUTE_MS, end);
        await run();
      }
    },
  };
}
