/** The sale period of a ticket type. Epoch ms; null is "from publication" and "until the event ends". */
export interface SaleWindow {
  readonly saleStartsAt: number | null;
  readonly saleEndsAt: number | null;
}

/**
 * The state of a sale window at `now` (epoch ms). The window is half open: on sale at `saleStartsAt`, ended at
 * `saleEndsAt`, and never open after the event's end. The end takes precedence over a later start.
 */
export function saleWindowState(
  window: SaleWindow,
  eventEndsAt: number,
  now: number,
): "not_yet" | "on_sale" | "ended" {
  if (now >= eventEndsAt || (window.saleEndsAt !== null && now >= window.saleEndsAt)) return "ended";
  return window.saleStartsAt !== null && now < window.saleStartsAt ? "not_yet" : "on_sale";
}

/** The first opening after `now` (epoch ms); null when every window has opened. */
export function nextOpening(windows: readonly SaleWindow[], now: number): number | null {
  const ahead = windows.flatMap(({ saleStartsAt }) =>
    saleStartsAt !== null && saleStartsAt > now ? [saleStartsAt] : [],
  );
  return ahead.length > 0 ? Math.min(...ahead) : null;
}

/** The first window on sale at `now` (epoch ms), else the first one; undefined without windows. */
export function firstOnSale<Window extends SaleWindow>(
  windows: readonly Window[],
  eventEndsAt: number,
  now: number,
): Window | undefined {
  return windows.find((window) => isOnSale(window, eventEndsAt, now)) ?? windows[0];
}

/** Whether tickets of this window can be bought at `now` (epoch ms). */
export function isOnSale(window: SaleWindow, eventEndsAt: number, now: number): boolean {
  return saleWindowState(window, eventEndsAt, now) === "on_sale";
}
