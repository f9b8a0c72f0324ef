import { RIGHTS_ENDED } from "#domain/people/socket-access";
import { type Pinned, acceptPinned } from "./pinned-connection";

/** The open seat map connections of an event by buyer. */
export class BuyerConnections {
  private readonly pinnedTo = new WeakMap<WebSocket, Pinned | null>();
  private byBuyer: Map<string, Set<WebSocket>> | null = null;

  constructor(private readonly ctx: DurableObjectState) {}

  accept(socket: WebSocket, pinned: Pinned): void {
    acceptPinned(this.ctx, socket, pinned);
    if (pinned.to !== "seats") return;
    const known = this.all().get(pinned.buyerKey);
    if (known) known.add(socket);
    else this.all().set(pinned.buyerKey, new Set([socket]));
  }

  /** The buyer of a seat map connection; null for any other connection. */
  buyerOf(socket: WebSocket): string | null {
    const pinned = this.pinnedOf(socket);
    return pinned?.to === "seats" ? pinned.buyerKey : null;
  }

  /** The network key of the connection; null when absent. */
  networkOf(socket: WebSocket): string | null {
    const pinned = this.pinnedOf(socket);
    return (pinned?.to === "seats" ? pinned.network : null) ?? null;
  }

  /** Closes a socket of either kind for good: what it still sends is ignored. */
  end(socket: WebSocket): void {
    this.forget(socket);
    this.pinnedTo.set(socket, null);
    socket.serializeAttachment(null);
    try {
      socket.close(RIGHTS_ENDED, "rights ended");
    } catch {
      // Already disconnected.
    }
  }

  forget(socket: WebSocket): void {
    const buyerKey = this.buyerOf(socket);
    if (buyerKey === null || !this.byBuyer) return;
    const connections = this.byBuyer.get(buyerKey);
    connections?.delete(socket);
    if (connections?.size === 0) this.byBuyer.delete(buyerKey);
  }

  of(buyerKey: string): ReadonlySet<WebSocket> {
    return this.all().get(buyerKey) ?? NO_CONNECTIONS;
  }

  /** Rebuilt from the attachments after hibernation. */
  all(): Map<string, Set<WebSocket>> {
    if (this.byBuyer) return this.byBuyer;
    this.byBuyer = new Map();
    for (const socket of this.ctx.getWebSockets("seats")) {
      const buyerKey = this.buyerOf(socket);
      if (buyerKey === null) continue;
      const connections = this.byBuyer.get(buyerKey) ?? new Set();
      connections.add(socket);
      this.byBuyer.set(buyerKey, connections);
    }
    return this.byBuyer;
  }

  private pinnedOf(socket: WebSocket): Pinned | null {
    let pinned = this.pinnedTo.get(socket);
    if (pinned === undefined) {
      pinned = socket.deserializeAttachment() as Pinned | null;
      this.pinnedTo.set(socket, pinned);
    }
    return pinned;
  }
}

const NO_CONNECTIONS: ReadonlySet<WebSocket> = new Set();
