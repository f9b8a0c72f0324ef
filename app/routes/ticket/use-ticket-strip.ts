import { type RefObject, useCallback, useEffect, useRef, useState } from "react";

/** A row of cards that snaps: which one is shown, and how to go to another. */
export function useTicketStrip(count: number): {
  strip: RefObject<HTMLElement | null>;
  shown: number;
  go: (index: number) => void;
} {
  const strip = useRef<HTMLElement>(null);
  const [shown, setShown] = useState(0);

  useEffect(() => {
    const element = strip.current;
    if (!element || count < 2) return;
    const look = () => setShown(nearestToMiddle(element));
    element.addEventListener("scroll", look, { passive: true });
    return () => element.removeEventListener("scroll", look);
  }, [count]);

  const go = useCallback((index: number) => {
    const card = strip.current?.children[index];
    card?.scrollIntoView({ inline: "center", block: "nearest", behavior: "smooth" });
  }, []);

  useEffect(() => {
    if (count < 2) return;
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== "ArrowRight" && event.key !== "ArrowLeft") return;
      event.preventDefault();
      go(shown + (event.key === "ArrowRight" ? 1 : -1));
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [count, go, shown]);

  return { strip, shown, go };
}

function nearestToMiddle(strip: HTMLElement): number {
  const middle = strip.scrollLeft + strip.clientWidth / 2;
  const distances = Array.from(strip.children, (card) =>
    card instanceof HTMLElement ? Math.abs(card.offsetLeft + card.offsetWidth / 2 - middle) : Infinity,
  );
  return distances.indexOf(Math.min(...distances));
}
