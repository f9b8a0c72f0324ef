import { RIGHTS_CHECK_MS, type SocketName } from "#domain/people/socket-access";
import type { EventPorts } from "../event-ports";
import type { Pinned } from "./pinned-connection";
import { systemClock } from "../clock";

/**
 * Ends sockets whose person signed out or lost the right: on request (`EventRpc.recheckSockets`) and each minute by the
 * alarm, never per message. When the rights cannot be read, sockets stay open until the next check.
 */
export class SocketRights {
  /** Epoch milliseconds of the next check; Infinity without a signed-in socket. */
  nextAt: number;

  constructor(
    private readonly ctx: DurableObjectState,
    private readonly read: EventPorts["readSocketRights"],
    private readonly end: (socket: WebSocket) => void,
  ) {
    // After hibernation the sockets are still open.
    this.nextAt = read && ctx.getWebSockets().length > 0 ? systemClock() : Infinity;
  }

  onAccept(pinned: Pinned, now: number): void {
    if (this.read && pinned.sessionId) this.nextAt = Math.min(this.nextAt, now + RIGHTS_CHECK_MS);
  }

  async check(now: number): Promise<void> {
    const bySession = this.bySession();
    if (bySession.size === 0 || !this.read) {
      this.nextAt = Infinity;
      return;
    }
    this.nextAt = now + RIGHTS_CHECK_MS;
    let rights: ReadonlyMap<string, readonly SocketName[]>;
    try {
      rights = await this.read([...bySession.keys()]);
    } catch (problem) {
      console.error(
        JSON.stringify({ level: "error", message: "socket rights not read", problem: String(problem) }),
      );
      return;
    }
    for (const [sessionId, sockets] of bySession)
      for (const { socket, to } of sockets) if (!rights.get(sessionId)?.includes(to)) this.end(socket);
  }

  private bySession(): Map<string, { socket: WebSocket; to: SocketName }[]> {
    const found = new Map<string, { socket: WebSocket; to: SocketName }[]>();
    for (const socket of this.ctx.getWebSockets()) {
      const pinned = socket.deserializeAttachment() as Pinned | null;
      if (!pinned?.sessionId) continue;
      const sockets = found.get(pinned.sessionId) ?? [];
      sockets.push({ socket, to: pinned.to });
      found.set(pinned.sessionId, sockets);
    }
    return found;
  }
}
