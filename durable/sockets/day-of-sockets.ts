import type { DayOf } from "../event-rpc";
import { type Pinned, acceptPinned, sendText } from "./pinned-connection";
import { systemClock } from "../clock";

/** Interval of frames: at most two a second. */
const FRAME_MS = 500;

/** Connections of organizers' day-of pages. */
export class DayOfSockets {
  private frameDue = false;
  private lastFrameAt = 0;

  constructor(
    private readonly ctx: DurableObjectState,
    private readonly view: () => DayOf,
  ) {}

  accept(socket: WebSocket, pinned: Pinned): void {
    acceptPinned(this.ctx, socket, pinned);
    socket.send(JSON.stringify(this.view()));
  }

  /** Schedules a frame; call after each commit. */
  broadcast(now: number): void {
    if (this.frameDue || this.ctx.getWebSockets("day-of").length === 0) return;
    this.frameDue = true;
    setTimeout(() => this.sendFrame(), Math.max(0, this.lastFrameAt + FRAME_MS - now));
  }

  private sendFrame(): void {
    this.frameDue = false;
    this.lastFrameAt = systemClock();
    const text = JSON.stringify(this.view());
    for (const socket of this.ctx.getWebSockets("day-of")) sendText(socket, text);
  }
}
