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
    const seen = new IntersectionObserver(
      (entries) => {
        for (const entry of entries)
          if (entry.isIntersecting) setShown([...element.children].indexOf(entry.target));
      },
      { root: element, threshold: 0.6 },
    );
    for (const card of element.children) seen.observe(card);
    return () => seen.disconnect();
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
