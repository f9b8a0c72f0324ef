import { Ear, Mic, MonitorPlay, Users } from "lucide-react";
import { renderToStaticMarkup } from "react-dom/server";
import type { RefundPolicy } from "#domain/refund/refund-policy";
import type { SaleState } from "#domain/sale/sale-state";
import { intlLocale } from "#i18n/locale";
import { m } from "#i18n/paraglide/messages";
import type { PublicEvent } from "#worker/discovery/discovery";
import type { RoomSketch } from "./room-sketch";
import { Icon } from "../../ui/icon";
import { Notice } from "../../ui/notice";
import { policyWords } from "../refund/policy-words";
import { audienceLabel, modeLabel, needLabel } from "./audience-labels";

/** Static parts of an event's page, rendered on the server only: they add nothing to the page's script. */

const TIER_FILL = {
  A: "fill-tier-a",
  B: "fill-tier-b",
  C: "fill-tier-c",
  D: "fill-tier-d",
  E: "fill-tier-e",
} as const;

export function drawRoom(sketch: RoomSketch, venueName: string): string {
  return renderToStaticMarkup(
    <svg
      viewBox={sketch.viewBox}
      role="img"
      aria-label={m.event_room_label({ venue: venueName, focus: sketch.focus })}
      className="mx-auto block max-h-80 w-full"
    >
      <path
        d={sketch.stage}
        className="fill-none stroke-ink"
        strokeWidth={2}
        vectorEffect="non-scaling-stroke"
      />
      <text
        x={sketch.focusAt.x}
        y={sketch.focusAt.y}
        fontSize={20}
        textAnchor="middle"
        dominantBaseline="central"
        className="fill-ink-2 font-text"
        aria-hidden="true"
      >
        {sketch.focus}
      </text>
      {sketch.outlines.map((outline) => (
        <path key={outline} d={outline} className="fill-sunk stroke-edge" />
      ))}
      {sketch.seats.map(({ letter, path }) => (
        <path key={letter ?? "none"} d={path} className={letter ? TIER_FILL[letter] : "fill-line"} />
      ))}
    </svg>,
  );
}

export function drawRefundPolicy(policy: RefundPolicy): string {
  return renderToStaticMarkup(<p className="type-second text-ink-2">{policyWords(policy, null)}</p>);
}

/** Notice of a paused, cancelled or completed event; else empty. */
export function drawState(state: PublicEvent["state"], sale: SaleState): string {
  const toBookings = (
    <a href="/bookings" className="word type-body">
      {m.event_cancelled_action()}
    </a>
  );
  if (sale === "cancelled")
    return renderToStaticMarkup(
      <Notice tone="stop" title={m.event_cancelled_title()} action={toBookings}>
        {m.event_cancelled_text()}
      </Notice>,
    );
  if (sale === "paused")
    return renderToStaticMarkup(
      <Notice tone="warn" title={m.event_paused_title()} action={toBookings}>
        {m.event_paused_text()}
      </Notice>,
    );
  if (state !== "completed") return "";
  return renderToStaticMarkup(<Notice title={m.event_over_title()}>{m.event_over_text()}</Notice>);
}

/** Performer, audience, accessibility (without wheelchair bays, which the room shows) and mode; empty without any. */
export function drawPeople({
  performer,
  audience,
  accessibility,
  mode,
}: Pick<PublicEvent, "performer" | "audience" | "accessibility"> & {
  /** Empty where the page shows it as the place. */
  readonly mode: string;
}): string {
  const list = (words: readonly (string | null)[]) =>
    new Intl.ListFormat(intlLocale(), { type: "unit" }).format(words.filter((word) => word !== null));
  const lines = [
    { key: "who", icon: Mic, words: performer ? m.event_with({ performer }) : "" },
    { key: "whom", icon: Users, words: list(audience.map(audienceLabel)) },
    {
      key: "needs",
      icon: Ear,
      words: list(accessibility.filter((need) => need !== "wheelchair").map(needLabel)),
    },
    { key: "mode", icon: MonitorPlay, words: mode === "online" ? modeLabel(mode) : "" },
  ].filter(({ words }) => words !== "");
  if (lines.length === 0) return "";
  return renderToStaticMarkup(
    lines.map(({ key, icon, words }) => (
      <p key={key} className="flex items-start gap-4 py-1">
        <span className="w-9 shrink-0">
          <Icon of={icon} size={22} />
        </span>
        <span className="min-w-0 break-words">{words}</span>
      </p>
    )),
  );
}
