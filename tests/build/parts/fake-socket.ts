import type { Pinned } from "#durable/sockets/pinned-connection";

/** A server's end of a socket in memory, with its sent texts, close codes and attachment. */
export class FakeSocket {
  readonly texts: string[] = [];
  readonly closed: (number | undefined)[] = [];
  attachment: unknown = null;
  tags: readonly string[] = [];
  /** Sending and closing throw, as after a disconnection. */
  isGone = false;

  send(text: string): void {
    if (this.isGone) throw new TypeError("disconnected");
    this.texts.push(text);
  }

  close(code?: number): void {
    if (this.isGone) throw new TypeError("disconnected");
    this.closed.push(code);
  }

  serializeAttachment(value: unknown): void {
    this.attachment = structuredClone(value);
  }

  deserializeAttachment(): unknown {
    return structuredClone(this.attachment);
  }

  get frames(): readonly Record<string, unknown>[] {
    return this.texts.map((text) => JSON.parse(text) as Record<string, unknown>);
  }

  /** Frames of one kind. */
  of(t: string): readonly Record<string, unknown>[] {
    return this.frames.filter((frame) => frame["t"] === t);
  }
}

/** The sockets of an object: those that it accepted, found by tag as the platform finds them. */
export class FakeSockets {
  readonly accepted = new Set<FakeSocket>();

  acceptWebSocket(socket: FakeSocket, tags: readonly string[] = []): void {
    socket.tags = tags;
    this.accepted.add(socket);
  }

  getWebSockets(tag?: string): FakeSocket[] {
    return [...this.accepted].filter(({ tags }) => tag === undefined || tags.includes(tag));
  }

  /** The object's context, as far as the sockets use it. */
  get ctx(): DurableObjectState {
    return this as unknown as DurableObjectState;
  }
}

/** A fake socket in the type of the platform's. */
export const asSocket = (socket: FakeSocket): WebSocket => socket as unknown as WebSocket;

export const seatsOf = (buyerKey: string, more: { sessionId?: string; network?: string } = {}) =>
  ({ to: "seats", buyerKey, ...more }) satisfies Pinned;
