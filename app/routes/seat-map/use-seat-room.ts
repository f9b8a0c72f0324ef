import { useCallback, useEffect, useEffectEvent, useRef, useState, useSyncExternalStore } from "react";
import { useFetcher, useRevalidator } from "react-router";
import type { SeatRoom } from "#worker/sale/booking";
import { makeId } from "#domain/core/ids";
import { m } from "#i18n/paraglide/messages";
import { useAnnounce } from "#app/ui/live-region";
import { listWords, seatWords } from "#app/parts/seating/seat-words";
import type { RoomModel } from "./room-model";
import type { action } from "./route";
import { SeatLink, type SeatAnswer } from "./seat-link";
import { type RoomNotice, type RoomState, SeatStore } from "./seat-store";
import { refusalWords } from "./words";

export interface SeatRoomControls {
  readonly store: SeatStore;
  readonly state: RoomState;
  /** A form's answer is on its way. */
  readonly busy: boolean;
  readonly submit: (fields: Readonly<Record<string, string>> | FormData) => void;
  readonly toggle: (index: number) => void;
  readonly setType: (index: number, ticketTypeId: string) => void;
  readonly expire: () => void;
}

const POLL_MS = 5_000;

/** The room alive: the store, kept fresh by the socket, and what a buyer can do in it. Forms stand in for the socket. */
export function useSeatRoom(room: SeatRoom, model: RoomModel): SeatRoomControls {
  const { eventId } = room.setup;
  const [store] = useState(() => new SeatStore(room.snapshot, room.hold, "starting"));
  const state = useSyncExternalStore(store.subscribe, store.state, store.state);
  const link = useRef<SeatLink | null>(null);
  const newHoldId = useRef<string | null>(null);
  const fetcher = useFetcher<typeof action>();
  const { revalidate } = useRevalidator();
  const announce = useAnnounce();

  const tell = useCallback(
    (next: RoomNotice | null, assertive = false) => {
      store.note(next);
      if (next) announce(`${next.title} ${next.text}`, { assertive });
    },
    [announce, store],
  );

  const hearMine = useEffectEvent<ConstructorParameters<typeof SeatLink>[2]>((told) => {
    store.takeHold(told.hold);
    if (told.hold) return;
    newHoldId.current = null;
    if (told.why === "expired") tell({ tone: "warn", ...refusalWords("hold_expired") }, true);
    if (told.why === "placed")
      tell({
        tone: "plain",
        title: m.buying_placed_elsewhere_title(),
        text: m.buying_placed_elsewhere_text(),
      });
  });

  useEffect(() => {
    const opened = new SeatLink(eventId, store, (told) => hearMine(told));
    link.current = opened;
    opened.open();
    return () => opened.close();
  }, [eventId, store]);

  // While the socket is open it alone says what is held, in order: what came by HTTP may be older than its last word.
  const hearRoom = useEffectEvent((loaded: SeatRoom) => {
    if (link.current?.live) void link.current.ask({ t: "snapshot" });
    else store.takeSnapshot(loaded.snapshot, loaded.hold);
  });
  useEffect(() => hearRoom(room), [room]);

  const polling = state.link === "polling";
  useEffect(() => {
    if (!polling) return;
    const timer = setInterval(() => void revalidate(), POLL_MS);
    return () => clearInterval(timer);
  }, [polling, revalidate]);

  const hearForm = useEffectEvent((answered: typeof fetcher.data) => {
    if (!answered) return;
    if (answered.ok) {
      store.takeHold(answered.hold);
      if (link.current?.live) void link.current.ask({ t: "snapshot" });
      store.answered([...store.state().asked]);
      store.note(null);
      const chosen = answered.hold?.seats.map((seat) => seatWords(model.seats[seat.index]!)) ?? [];
      if (chosen.length > 0)
        announce(m.buying_held_spoken({ count: chosen.length, seats: listWords(chosen) }));
      return;
    }
    store.answered([...store.state().asked]);
    refuse(answered.reason, answered.lost, answered.limit, answered.left);
  });
  useEffect(() => hearForm(fetcher.data), [fetcher.data]);

  function refuse(
    reason: Parameters<typeof refusalWords>[0],
    lost: readonly number[] = [],
    limit?: number,
    left?: number,
  ): void {
    const kept = store.state().hold?.seats.length ?? 0;
    const names = lost.flatMap((index) => (model.seats[index] ? [seatWords(model.seats[index])] : []));
    tell({ tone: "warn", ...refusalWords(reason, { lost: names, limit, left, kept }) }, true);
  }

  function hear(answer: SeatAnswer, seats: readonly number[], fallback: Record<string, string>): void {
    if (answer.ok) {
      store.takeHold(answer.hold);
      store.answered(seats);
      if (!answer.hold) newHoldId.current = null;
      store.note(null);
      return;
    }
    if (answer.reason === "unreachable") {
      void fetcher.submit(fallback, { method: "post" });
      return;
    }
    store.answered(seats);
    if (answer.lost) store.markTaken(answer.lost);
    if (answer.reason === "hold_expired" || answer.reason === "hold_unknown") {
      newHoldId.current = null;
      store.takeHold(null);
    }
    const limit = answer.reason === "limit_reached" ? model.setup.seatsPerBuyer : undefined;
    refuse(answer.reason, answer.lost ?? (answer.reason.startsWith("seat_") ? seats : []), limit);
  }

  const holdId = (): string => {
    const held = store.state().hold?.holdId;
    newHoldId.current ??= makeId(Date.now(), crypto.getRandomValues(new Uint8Array(10)));
    return held ?? newHoldId.current;
  };

  function take(index: number, ticketTypeId: string | undefined): void {
    const id = holdId();
    store.ask([index]);
    void link.current
      ?.ask({
        t: "hold",
        hold: {
          holdId: id,
          seats: [index],
          pools: [],
          ...(ticketTypeId ? { seatTicketTypeIds: [ticketTypeId] } : {}),
        },
      })
      .then((answer) => {
        hear(answer, [index], { intent: "choose", holdId: id, seat: String(index) });
        if (answer.ok) announce(m.buying_held_spoken({ count: 1, seats: seatWords(model.seats[index]!) }));
        return undefined;
      });
  }

  function drop(index: number): void {
    const id = holdId();
    void link.current?.ask({ t: "release", holdId: id, seats: [index] }).then((answer) => {
      hear(answer, [], { intent: "drop", holdId: id, seat: String(index) });
      if (answer.ok) announce(m.buying_dropped_spoken({ seat: seatWords(model.seats[index]!) }));
      return undefined;
    });
  }

  return {
    store,
    state,
    busy: fetcher.state !== "idle",
    submit: (fields) => void fetcher.submit(fields, { method: "post" }),
    toggle(index) {
      if (state.asked.has(index)) return;
      const look = store.look(index);
      const seat = model.seats[index]!;
      if (look === "mine") drop(index);
      else if (look === "held") refuse("seat_taken", [index]);
      else if (look === "free") {
        const types = model.sectionOf.get(seat.sectionId)?.types ?? [];
        if (types.length === 0) refuse("not_on_sale");
        else take(index, types[0]?.id);
      }
    },
    setType: (index, ticketTypeId) => take(index, ticketTypeId),
    expire() {
      if (!store.state().hold) return;
      newHoldId.current = null;
      store.takeHold(null);
      tell({ tone: "warn", ...refusalWords("hold_expired") }, true);
    },
  };
}
