/** The authenticated caller, set by the Worker on a request of its own making: no client can send it. */
export const PINNED_HEADER = "x-stagedoor-pinned";

/** A connection's attachment, set at the upgrade; it survives hibernation. */
export type Pinned =
  | {
      readonly to: "seats";
      readonly buyerKey: string;
      /** The session whose rights are checked while the socket is open; absent for a guest. */
      readonly sessionId?: string | null;
      readonly network?: string | null;
    }
  | { readonly to: "day-of"; readonly sessionId: string; readonly network?: string | null };

/** Accepts the server's end of an upgrade; `getWebSockets` finds it by the socket's name and by its network. */
export function acceptPinned(ctx: DurableObjectState, socket: WebSocket, pinned: Pinned): void {
  const { to, network } = pinned;
  ctx.acceptWebSocket(socket, network ? [to, network] : [to]);
  socket.serializeAttachment(pinned);
}

export function sendText(socket: WebSocket, text: string): void {
  try {
    socket.send(text);
  } catch {
    // Already disconnected; webSocketClose follows.
  }
}
