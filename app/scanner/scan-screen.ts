import type { Committed } from "./committed-verdict";

/**
 * State machine of the scan screen, without I/O. A verdict can only be shown from a {@link Committed}, which exists only
 * after the log's transaction has completed.
 */
export type ScanScreen = { readonly seen: SeenCode | null } & (
  | { readonly at: "ready" }
  | { readonly at: "deciding"; readonly request: ScanRequest }
  | { readonly at: "verdict"; readonly verdict: Committed }
  /** The log could not be written: no verdict, no admission. */
  | { readonly at: "unwritten"; readonly request: ScanRequest }
);

export type ScanRequest =
  | { readonly kind: "read"; readonly text: string; readonly input: "camera" | "wedge" }
  | { readonly kind: "typed"; readonly text: string }
  | { readonly kind: "found"; readonly ticketId: string }
  | { readonly kind: "undo"; readonly scanId: string }
  | { readonly kind: "override"; readonly scanId: string };

/** The code last seen by the camera; it must leave the picture before it is accepted again. */
interface SeenCode {
  readonly text: string;
  readonly at: number;
}

export type ScanEvent =
  | { readonly is: "requested"; readonly request: ScanRequest; readonly at: number }
  | { readonly is: "committed"; readonly verdict: Committed | null }
  | { readonly is: "failed" }
  | { readonly is: "dismissed" };

/** A code still in the picture is read many times a second. */
const SAME_CODE_MS = 2_500;

export const FIRST_SCREEN: ScanScreen = { at: "ready", seen: null };

export interface ScreenStep {
  readonly screen: ScanScreen;
  /** To decide and write to the log; the result is the event `committed` or `failed`. */
  readonly decide: ScanRequest | null;
}

export function stepScreen(screen: ScanScreen, event: ScanEvent): ScreenStep {
  switch (event.is) {
    case "requested":
      return handle(screen, event.request, event.at);
    case "committed":
      if (screen.at !== "deciding") return stay(screen);
      return stay(
        event.verdict
          ? { at: "verdict", verdict: event.verdict, seen: screen.seen }
          : { at: "ready", seen: screen.seen },
      );
    case "failed":
      return screen.at === "deciding"
        ? stay({ at: "unwritten", request: screen.request, seen: screen.seen })
        : stay(screen);
    case "dismissed":
      if (screen.at === "unwritten" || screen.at === "verdict")
        return stay({ at: "ready", seen: screen.seen });
      return stay(screen);
  }
}

function handle(screen: ScanScreen, request: ScanRequest, at: number): ScreenStep {
  const triesAgain = screen.at === "unwritten" && screen.request === request;
  if (!triesAgain && request.kind === "read" && request.input === "camera") {
    const seen = { text: request.text, at };
    const again = screen.seen?.text === request.text && at - screen.seen.at < SAME_CODE_MS;
    // During an amber or red verdict other codes are ignored and must not count as seen.
    if (again) return stay({ ...screen, seen });
    if (!takesCodes(screen)) return stay(screen);
    return { screen: { at: "deciding", request, seen }, decide: request };
  }
  const answersThisScreen =
    screen.at === "verdict" && (request.kind === "undo" || request.kind === "override")
      ? screen.verdict.scanId === request.scanId
      : false;
  if (!takesCodes(screen) && !answersThisScreen && !triesAgain) return stay(screen);
  return { screen: { at: "deciding", request, seen: screen.seen }, decide: request };
}

/** Green ends with the next code or after its timeout; amber and red wait for a tap. */
function takesCodes(screen: ScanScreen): boolean {
  return screen.at === "ready" || (screen.at === "verdict" && screen.verdict.tone === "admit");
}

function stay(screen: ScanScreen): ScreenStep {
  return { screen, decide: null };
}
