import { env } from "cloudflare:test";
import type { Pinned } from "#durable/sockets/pinned-connection";
import { openSocket } from "#worker/sockets/sockets";

export type Frame = Record<string, unknown> & { t: string };

/** A browser's socket to an event's object; records received frames in order. */
export async function connect(eventId: string, pinned: Pinned) {
  const response = await openSocket(env, eventId, pinned);
  const socket = response.webSocket;
  if (!socket) throw new Error(`no socket: ${response.status}`);
  const frames: Frame[] = [];
  const closed: number[] = [];
  socket.addEventListener("message", ({ data }) => {
    frames.push(JSON.parse(String(data)) as Frame);
  });
  socket.addEventListener("close", ({ code }) => {
    closed.push(code);
  });
  socket.accept();
  return {
    socket,
    frames,
    closed,
    say: (frame: unknown) => socket.send(typeof frame === "string" ? frame : JSON.stringify(frame)),
    of: (t: string) => frames.filter((frame) => frame.t === t),
  };
}

export const seats = (buyerKey: string): Pinned => ({ to: "seats", buyerKey });
