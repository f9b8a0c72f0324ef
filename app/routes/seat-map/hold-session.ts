import { newId } from "#app/device/ids";
import type { HoldView } from "#domain/sale/seat-protocol";
import { m } from "#i18n/paraglide/messages";
import { announce } from "#app/ui/live-region";
import { localizedList, seatName } from "#app/parts/seating/seat-names";
import { type FormFields, HoldCheck, type SolveCheck } from "./choice/hold-check";
import type { ChoiceResponse } from "./choice/choice-response";
import type { RoomModel } from "./room-model";
import type { HoldChange, SeatLink, SeatResponse } from "./seat-link";
import type { RoomNotice, SeatStore } from "./seat-store";
import { refusalMessage } from "./choice/hold-refusal-messages";

/** The part of the socket that a hold uses. */
export type SeatRequests = Pick<SeatLink, "live" | "request">;

/**
 * A buyer's hold on the open seat map: sends changes over the socket, or by `submitForm` when the socket gives no
 * response, and writes the result to the store and the live region.
 */
export class HoldSession {
  /** Set by `attach`; null before the first effect and on the server. */
  #link: SeatRequests | null = null;
  #newHoldId: string | null = null;
  readonly #check: HoldCheck;
  #lastForm: FormFields | null = null;

  constructor(
    private readonly model: RoomModel,
    private readonly store: SeatStore,
    private readonly submitForm: (fields: FormFields) => void,
    solveCheck: SolveCheck | null = null,
  ) {
    this.#check = new HoldCheck(solveCheck, submitForm, (reason) => this.#refuse(reason));
  }

  attach(link: SeatRequests): void {
    this.#link = link;
  }

  readonly toggle = (index: number): void => {
    if (this.store.state().pending.has(index)) return;
    const look = this.store.look(index);
    if (look === "mine") this.#release(index);
    else if (look === "held") this.#refuse("seat_taken", [index]);
    else if (look === "free") {
      const types = this.model.sectionOf.get(this.model.seats[index]!.sectionId)?.types ?? [];
      if (types.length === 0) this.#refuse("not_on_sale");
      else this.#hold(index, types[0]?.id);
    }
  };

  readonly submit = (fields: FormFields): void => {
    this.#lastForm = fields;
    this.submitForm(fields);
  };

  readonly setType = (index: number, ticketTypeId: string): void => this.#hold(index, ticketTypeId);

  readonly expire = (): void => {
    if (!this.store.state().hold) return;
    this.#forgetHold();
    this.#notify({ tone: "warn", ...refusalMessage("hold_expired") }, true);
  };

  /** The hold changed elsewhere: in another tab, on another device, by expiry. */
  onHoldChange({ hold, why }: HoldChange): void {
    this.store.takeHold(hold);
    if (hold) return;
    this.#newHoldId = null;
    if (why === "expired") this.#notify({ tone: "warn", ...refusalMessage("hold_expired") }, true);
    if (why === "placed")
      this.#notify({
        tone: "plain",
        title: m.buying_placed_elsewhere_title(),
        text: m.buying_placed_elsewhere_text(),
      });
  }

  onFormResponse(response: ChoiceResponse): void {
    if (response.ok) this.store.takeHold(response.hold);
    this.store.clearPending([...this.store.state().pending]);
    if (this.#check.onFormResponse(response)) return;
    if (!response.ok && response.reason === "check_required") {
      const form = this.#lastForm;
      this.#check.start(() => form && this.submit(form));
      return;
    }
    if (!response.ok) {
      this.#refuse(response.reason, response.lost, response.limit, response.left);
      return;
    }
    if (this.#link?.live) void this.#link.request({ t: "snapshot" });
    this.store.setNotice(null);
    this.#announceHeld(response.hold?.seats.map((seat) => seat.index) ?? []);
  }

  #hold(index: number, ticketTypeId: string | undefined): void {
    const holdId = this.#holdId();
    this.store.markPending([index]);
    const seatTicketTypeIds = ticketTypeId ? { seatTicketTypeIds: [ticketTypeId] } : {};
    void this.#link
      ?.request({ t: "hold", hold: { holdId, seats: [index], pools: [], ...seatTicketTypeIds } })
      .then((response) => {
        if (!response.ok && response.reason === "check_required") {
          this.store.clearPending([index]);
          this.#check.start(() => this.#hold(index, ticketTypeId));
          return undefined;
        }
        this.#onResponse(response, [index], { intent: "choose", holdId, seat: String(index) });
        if (response.ok) this.#announceHeld([index]);
        return undefined;
      });
  }

  #release(index: number): void {
    const holdId = this.#holdId();
    void this.#link?.request({ t: "release", holdId, seats: [index] }).then((response) => {
      this.#onResponse(response, [], { intent: "drop", holdId, seat: String(index) });
      if (response.ok) announce(m.buying_dropped_spoken({ seat: seatName(this.model.seats[index]!) }));
      return undefined;
    });
  }

  #onResponse(response: SeatResponse, seats: readonly number[], fallback: Record<string, string>): void {
    if (response.ok) {
      this.#onHold(response.hold, seats);
      return;
    }
    const { reason, lost } = response;
    if (reason === "unreachable") {
      this.submit(fallback);
      return;
    }
    this.store.clearPending(seats);
    if (lost) this.store.markTaken(lost);
    if (reason === "hold_expired" || reason === "hold_unknown") this.#forgetHold();
    const limit = reason === "limit_reached" ? this.model.setup.seatsPerBuyer : undefined;
    this.#refuse(reason, lost ?? (reason.startsWith("seat_") ? seats : []), limit);
  }

  #onHold(hold: HoldView | null, seats: readonly number[]): void {
    this.store.takeHold(hold);
    this.store.clearPending(seats);
    if (!hold) this.#newHoldId = null;
    this.store.setNotice(null);
  }

  #forgetHold(): void {
    this.#newHoldId = null;
    this.store.takeHold(null);
  }

  /** The current hold's id, else a new one that all requests share until the object confirms it. */
  #holdId(): string {
    this.#newHoldId ??= newId();
    return this.store.state().hold?.holdId ?? this.#newHoldId;
  }

  #refuse(
    reason: Parameters<typeof refusalMessage>[0],
    lost: readonly number[] = [],
    limit?: number,
    left?: number,
  ): void {
    const held = this.store.state().hold?.seats.length ?? 0;
    const words = refusalMessage(reason, { lost: this.#names(lost), limit, left, held });
    this.#notify({ tone: "warn", ...words }, true);
  }

  #notify(notice: RoomNotice, assertive = false): void {
    this.store.setNotice(notice);
    announce(`${notice.title} ${notice.text}`, { assertive });
  }

  #announceHeld(indexes: readonly number[]): void {
    const count = indexes.length;
    if (count > 0) announce(m.buying_held_spoken({ count, seats: localizedList(this.#names(indexes)) }));
  }

  #names(indexes: readonly number[]): string[] {
    return indexes.flatMap((index) => (this.model.seats[index] ? [seatName(this.model.seats[index])] : []));
  }
}
