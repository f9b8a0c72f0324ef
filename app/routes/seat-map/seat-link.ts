import { RIGHTS_ENDED } from "#domain/people/socket-access";
import type { HoldView, SeatRequest, SeatMessage } from "#domain/sale/seat-protocol";
import type { HoldRefusal } from "#domain/sale/hold-refusal";
import type { SeatStore } from "./seat-store";

/** The object's response to a request. `unreachable`: no response in time; the request may have been applied. */
export type SeatResponse =
  | { readonly ok: true; readonly hold: HoldView | null }
  | {
      readonly ok: false;
      readonly reason: HoldRefusal | "malformed" | "unreachable";
      readonly lost?: readonly number[] | undefined;
    };

/** A push that the buyer's hold changed. */
export type HoldChange = Extract<SeatMessage, { t: "mine" }>;

type SeatLinkRequest = SeatRequest extends infer Each
  ? Each extends SeatRequest
    ? Omit<Each, "n">
    : never
  : never;

const FIRST_RETRY_MS = 500;
const LONGEST_RETRY_MS = 20_000;
const RESPONSE_TIMEOUT_MS = 6_000;
const TRIES_BEFORE_POLLING = 3;

/**
 * The WebSocket to the event's object: requests with responses, pushed deltas into the store. Reconnects with
 * exponential backoff and jitter; after `TRIES_BEFORE_POLLING` failures the store's link state becomes `polling` while
 * reconnects continue.
 */
export class SeatLink {
  #socket: WebSocket | null = null;
  #lastRequest = 0;
  #failures = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #closed = false;
  readonly #pending = new Map<number, (response: SeatResponse) => void>();

  constructor(
    private readonly eventId: string,
    private readonly store: SeatStore,
    private readonly onHoldChange: (change: HoldChange) => void,
  ) {}

  open(): void {
    this.#closed = false;
    this.#connect();
    addEventListener("online", this.#reconnectNow);
    document.addEventListener("visibilitychange", this.#reconnectNow);
  }

  close(): void {
    this.#closed = true;
    clearTimeout(this.#timer);
    removeEventListener("online", this.#reconnectNow);
    document.removeEventListener("visibilitychange", this.#reconnectNow);
    this.#socket?.close(1000);
    this.#socket = null;
    this.#failPending();
  }

  get live(): boolean {
    return this.#socket?.readyState === WebSocket.OPEN;
  }

  request(request: SeatLinkRequest): Promise<SeatResponse> {
    const socket = this.#socket;
    if (!socket || socket.readyState !== WebSocket.OPEN)
      return Promise.resolve({ ok: false, reason: "unreachable" });
    const n = ++this.#lastRequest;
    return new Promise((resolve) => {
      const late = setTimeout(
        () => this.#settle(n, { ok: false, reason: "unreachable" }),
        RESPONSE_TIMEOUT_MS,
      );
      this.#pending.set(n, (response) => {
        clearTimeout(late);
        resolve(response);
      });
      socket.send(JSON.stringify({ ...request, n }));
    });
  }

  #connect(): void {
    clearTimeout(this.#timer);
    const url = new URL(`/socket/events/${this.eventId}/seats`, location.href);
    url.protocol = url.protocol.replace("http", "ws");
    const socket = new WebSocket(url);
    this.#socket = socket;
    socket.addEventListener("message", ({ data }) => {
      if (typeof data === "string") this.#receive(data);
    });
    socket.addEventListener("close", ({ code }) => {
      if (this.#socket !== socket) return;
      // Signed out in another tab: the page and its hold are those of another buyer.
      if (code === RIGHTS_ENDED) location.reload();
      this.#socket = null;
      this.#failPending();
      if (!this.#closed) this.#retry();
    });
  }

  #receive(data: string): void {
    let message: SeatMessage;
    try {
      message = JSON.parse(data) as SeatMessage;
    } catch {
      return;
    }
    switch (message.t) {
      case "snapshot":
        this.#failures = 0;
        this.store.takeSnapshot(message, message.mine);
        this.store.setLink("live", Date.now());
        return;
      case "delta":
        if (!this.store.takeDelta(message)) void this.request({ t: "snapshot" });
        return;
      case "answer":
        this.#settle(message.n, message.ok ? { ok: true, hold: message.hold } : message);
        return;
      case "mine":
        this.onHoldChange(message);
    }
  }

  #settle(n: number, response: SeatResponse): void {
    const resolve = this.#pending.get(n);
    this.#pending.delete(n);
    resolve?.(response);
  }

  #failPending(): void {
    for (const n of this.#pending.keys()) this.#settle(n, { ok: false, reason: "unreachable" });
  }

  #retry(): void {
    this.#failures++;
    this.store.setLink(this.#failures > TRIES_BEFORE_POLLING ? "polling" : "starting", Date.now());
    const pause = Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** this.#failures);
    this.#timer = setTimeout(() => this.#connect(), pause * (0.7 + Math.random() * 0.6));
  }

  /** Online again, or the tab is visible again: reconnect without waiting for the backoff. */
  readonly #reconnectNow = (): void => {
    if (document.visibilityState === "visible" && !this.#socket && !this.#closed) this.#connect();
  };
}
