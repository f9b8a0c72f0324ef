import { useEffect, useState, useSyncExternalStore } from "react";
import { useRevalidator } from "react-router";
import { RIGHTS_ENDED } from "#domain/people/socket-access";
import type { DayOf } from "#durable/event-rpc";

const POLL_MS = 5_000;
const MIN_BACKOFF_MS = 1_000;
const MAX_BACKOFF_MS = 15_000;

export interface LiveDay {
  readonly dayOf: DayOf;
  readonly link: "live" | "polling";
  /** This browser's clock when the numbers arrived, epoch milliseconds; null before hydration. */
  readonly receivedAt: number | null;
}

/**
 * Live numbers over the event's WebSocket, with exponential backoff and jitter; polls the loader while disconnected.
 * @param hasSocket false for staff: the socket's frames include takings
 */
export function useLiveDay(eventId: string, first: DayOf, hasSocket: boolean): LiveDay {
  const [pushed, setPushed] = useState<{ dayOf: DayOf; at: number } | null>(null);
  const [link, setLink] = useState<LiveDay["link"]>("polling");
  const [polledAt, setPolledAt] = useState<number | null>(null);
  const { revalidate } = useRevalidator();

  useEffect(() => {
    if (!hasSocket) return undefined;
    let socket: WebSocket | null = null;
    let backoff = MIN_BACKOFF_MS;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let disposed = false;
    const connect = () => {
      const url = new URL(`/socket/events/${eventId}/day-of`, location.href);
      url.protocol = url.protocol.replace("http", "ws");
      socket = new WebSocket(url);
      socket.addEventListener("message", ({ data }) => {
        const dayOf = readFrame(data);
        if (!dayOf) return;
        backoff = MIN_BACKOFF_MS;
        setLink("live");
        setPushed({ dayOf, at: Date.now() });
      });
      socket.addEventListener("close", ({ code }) => {
        if (disposed) return;
        // The loader redirects to sign-in, or the page is no longer theirs.
        if (code === RIGHTS_ENDED) void revalidate();
        setLink("polling");
        timer = setTimeout(connect, backoff * (0.75 + Math.random() / 2));
        backoff = Math.min(backoff * 2, MAX_BACKOFF_MS);
      });
    };
    connect();
    return () => {
      disposed = true;
      clearTimeout(timer);
      socket?.close(1000);
    };
  }, [eventId, revalidate, hasSocket]);

  useEffect(() => {
    if (link === "live") return undefined;
    const timer = setInterval(() => {
      if (document.visibilityState === "visible" && navigator.onLine)
        void revalidate().then(() => setPolledAt(Date.now()));
    }, POLL_MS);
    return () => clearInterval(timer);
  }, [link, revalidate]);

  if (pushed && pushed.dayOf.now >= first.now) return { dayOf: pushed.dayOf, link, receivedAt: pushed.at };
  return { dayOf: first, link, receivedAt: polledAt };
}

function readFrame(data: unknown): DayOf | null {
  if (typeof data !== "string") return null;
  try {
    const frame = JSON.parse(data) as Partial<DayOf>;
    return typeof frame.now === "number" && typeof frame.sold === "number" ? (frame as DayOf) : null;
  } catch {
    return null;
  }
}

/** This browser's clock in whole seconds, epoch milliseconds; null on the server and before hydration. */
export function useSeconds(): number | null {
  return useSyncExternalStore(
    (tick) => {
      const timer = setInterval(tick, 1_000);
      return () => clearInterval(timer);
    },
    () => Math.floor(Date.now() / 1_000) * 1_000,
    () => null,
  );
}
