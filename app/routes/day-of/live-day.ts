import { useEffect, useState, useSyncExternalStore } from "react";
import { useRevalidator } from "react-router";
import type { DayOf } from "#durable/event-rpc";

const POLL_MS = 5_000;
const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 15_000;

export interface LiveDay {
  readonly dayOf: DayOf;
  readonly link: "live" | "polling";
  /** This browser's clock when the numbers came, epoch milliseconds; null before it woke up. */
  readonly receivedAt: number | null;
}

/**
 * The day's numbers, kept fresh by the event's socket; while that is away the page reads itself again every few
 * seconds, and the socket goes on trying with a growing pause.
 */
export function useLiveDay(eventId: string, first: DayOf): LiveDay {
  const [told, setTold] = useState<{ dayOf: DayOf; at: number } | null>(null);
  const [link, setLink] = useState<LiveDay["link"]>("polling");
  const [readAt, setReadAt] = useState<number | null>(null);
  const { revalidate } = useRevalidator();

  useEffect(() => {
    let socket: WebSocket | null = null;
    let pause = FIRST_PAUSE_MS;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let over = false;
    const connect = () => {
      const url = new URL(`/socket/events/${eventId}/day-of`, location.href);
      url.protocol = url.protocol.replace("http", "ws");
      socket = new WebSocket(url);
      socket.addEventListener("message", ({ data }) => {
        const dayOf = readFrame(data);
        if (!dayOf) return;
        pause = FIRST_PAUSE_MS;
        setLink("live");
        setTold({ dayOf, at: Date.now() });
      });
      socket.addEventListener("close", () => {
        if (over) return;
        setLink("polling");
        timer = setTimeout(connect, pause * (0.75 + Math.random() / 2));
        pause = Math.min(pause * 2, LONGEST_PAUSE_MS);
      });
    };
    connect();
    return () => {
      over = true;
      clearTimeout(timer);
      socket?.close(1000);
    };
  }, [eventId]);

  useEffect(() => {
    if (link === "live") return undefined;
    const timer = setInterval(() => {
      if (document.visibilityState === "visible" && navigator.onLine)
        void revalidate().then(() => setReadAt(Date.now()));
    }, POLL_MS);
    return () => clearInterval(timer);
  }, [link, revalidate]);

  if (told && told.dayOf.now >= first.now) return { dayOf: told.dayOf, link, receivedAt: told.at };
  return { dayOf: first, link, receivedAt: readAt };
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

/** The reader's clock, once a second; null on the server and while waking up. */
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
