import { useEffect, useEffectEvent, useMemo, useRef, useState, useSyncExternalStore } from "react";
import { useFetcher, useRevalidator } from "react-router";
import type { SeatRoom } from "#worker/sale/booking";
import type { ChoiceResponse } from "./choice/choice-response";
import { HoldSession } from "./hold-session";
import type { RoomModel } from "./room-model";
import { SeatLink } from "./seat-link";
import type { SeatRoomControls } from "./seat-room-controls";
import { SeatStore } from "./seat-store";

const POLL_MS = 5_000;

/** The live seat map: one store, updated by the socket, by form responses and by loader data. */
export function useSeatRoom(
  room: SeatRoom,
  model: RoomModel,
  checkSiteKey: string | null = null,
): SeatRoomControls {
  const [store] = useState(() => new SeatStore(room.snapshot, room.hold, "starting"));
  const state = useSyncExternalStore(store.subscribe, store.state, store.state);
  const { submit, data, state: fetching } = useFetcher<ChoiceResponse>();
  const session = useMemo(
    () =>
      new HoldSession(
        model,
        store,
        (fields) => void submit(fields, { method: "post" }),
        checkSiteKey === null ? null : () => solveCheck(checkSiteKey, model.setup.eventId),
      ),
    [model, store, submit, checkSiteKey],
  );
  useSeatLink(room, store, session);
  usePolling(state.link === "polling");
  const onData = useEffectEvent((response: ChoiceResponse | undefined) => {
    if (response) session.onFormResponse(response);
  });
  useEffect(() => onData(data), [data]);
  return {
    store,
    state,
    busy: fetching !== "idle",
    submit: session.submit,
    toggle: session.toggle,
    setType: session.setType,
    expire: session.expire,
  };
}

/** Loaded on demand: most buyers never need a check. */
async function solveCheck(siteKey: string, eventId: string): Promise<string | null> {
  const dialog = await import("./choice/check-dialog");
  return dialog.solveCheck(siteKey, eventId);
}

function useSeatLink(room: SeatRoom, store: SeatStore, session: HoldSession): void {
  const { eventId } = room.setup;
  const link = useRef<SeatLink | null>(null);
  useEffect(() => {
    const opened = new SeatLink(eventId, store, (change) => session.onHoldChange(change));
    link.current = opened;
    session.attach(opened);
    opened.open();
    return () => opened.close();
  }, [eventId, store, session]);

  // An open socket delivers in order; loader data can be older than its last message, so request a snapshot instead.
  const onLoad = useEffectEvent((loaded: SeatRoom) => {
    if (link.current?.live) void link.current.request({ t: "snapshot" });
    else store.takeSnapshot(loaded.snapshot, loaded.hold);
  });
  useEffect(() => onLoad(room), [room]);
}

function usePolling(polling: boolean): void {
  const { revalidate } = useRevalidator();
  useEffect(() => {
    if (!polling) return;
    const timer = setInterval(() => void revalidate(), POLL_MS);
    return () => clearInterval(timer);
  }, [polling, revalidate]);
}
