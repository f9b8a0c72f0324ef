import type { HoldRefusal, HoldView, SeatAsk, SeatTell } from "#domain/sale/seat-protocol";
import type { SeatStore } from "./seat-store";

/** What the object answered to an ask. `unreachable`: it may or may not have heard it. */
export type SeatAnswer =
  | { readonly ok: true; readonly hold: HoldView | null }
  | {
      readonly ok: false;
      readonly reason: HoldRefusal | "malformed" | "unreachable";
      readonly lost?: readonly number[] | undefined;
    };

type Ask = SeatAsk extends infer Each ? (Each extends SeatAsk ? Omit<Each, "n"> : never) : never;

const FIRST_RETRY_MS = 500;
const LONGEST_RETRY_MS = 20_000;
const ANSWER_MS = 6_000;
const TRIES_BEFORE_POLLING = 3;

/**
 * The socket to the event's object: keeps the store fresh and carries asks. Comes back by itself, with a growing pause;
 * after a few failures the page is told to poll instead, and the socket goes on trying.
 */
export class SeatLink {
  #socket: WebSocket | null = null;
  #n = 0;
  #failures = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #closed = false;
  readonly #waiting = new Map<number, (answer: SeatAnswer) => void>();

  constructor(
    private readonly eventId: string,
    private readonly store: SeatStore,
    private readonly onMine: (tell: Extract<SeatTell, { t: "mine" }>) => void,
  ) {}

  open(): void {
    this.#closed = false;
    this.#connect();
    addEventListener("online", this.#nudge);
    document.addEventListener("visibilitychange", this.#nudge);
  }

  close(): void {
    this.#closed = true;
    clearTimeout(this.#timer);
    removeEventListener("online", this.#nudge);
    document.removeEventListener("visibilitychange", this.#nudge);
    this.#socket?.close(1000);
    this.#socket = null;
    this.#giveUpWaiting();
  }

  get live(): boolean {
    return this.#socket?.readyState === WebSocket.OPEN;
  }

  ask(ask: Ask): Promise<SeatAnswer> {
    const socket = this.#socket;
    if (!socket || socket.readyState !== WebSocket.OPEN)
      return Promise.resolve({ ok: false, reason: "unreachable" });
    const n = ++this.#n;
    return new Promise((resolve) => {
      const late = setTimeout(() => this.#answer(n, { ok: false, reason: "unreachable" }), ANSWER_MS);
      this.#waiting.set(n, (answer) => {
        clearTimeout(late);
        resolve(answer);
      });
      socket.send(JSON.stringify({ ...ask, n }));
    });
  }

  #connect(): void {
    clearTimeout(this.#timer);
    const url = new URL(`/socket/events/${this.eventId}/seats`, location.href);
    url.protocol = url.protocol.replace("http", "ws");
    const socket = new WebSocket(url);
    this.#socket = socket;
    socket.addEventListener("message", ({ data }) => {
      if (typeof data === "string") this.#hear(data);
    });
    socket.addEventListener("close", () => {
      if (this.#socket !== socket) return;
      this.#socket = null;
      this.#giveUpWaiting();
      if (!this.#closed) this.#retry();
    });
  }

  #hear(data: string): void {
    let tell: SeatTell;
    try {
      tell = JSON.parse(data) as SeatTell;
    } catch {
      return;
    }
    switch (tell.t) {
      case "snapshot":
        this.#failures = 0;
        this.store.takeSnapshot(tell, tell.mine);
        this.store.setLink("live", Date.now());
        return;
      case "delta":
        if (!this.store.takeDelta(tell)) void this.ask({ t: "snapshot" });
        return;
      case "answer":
        this.#answer(tell.n, tell.ok ? { ok: true, hold: tell.hold } : tell);
        return;
      case "mine":
        this.onMine(tell);
    }
  }

  #answer(n: number, answer: SeatAnswer): void {
    const resolve = this.#waiting.get(n);
    this.#waiting.delete(n);
    resolve?.(answer);
  }

  #giveUpWaiting(): void {
    for (const n of this.#waiting.keys()) this.#answer(n, { ok: false, reason: "unreachable" });
  }

  #retry(): void {
    this.#failures++;
    this.store.setLink(this.#failures > TRIES_BEFORE_POLLING ? "polling" : "starting", Date.now());
    const pause = Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** this.#failures);
    this.#timer = setTimeout(() => this.#connect(), pause * (0.7 + Math.random() * 0.6));
  }

  /** The network or the reader is back: do not wait for the pause to end. */
  readonly #nudge = (): void => {
    if (document.visibilityState === "visible" && !this.#socket && !this.#closed) this.#connect();
  };
}
