import { Ban, CircleCheck, CircleDashed, CirclePause, Clock, PencilLine } from "lucide-react";
import type { EventStatus } from "#domain/catalogue/event-lifecycle";
import { m } from "#i18n/paraglide/messages";
import { Icon } from "../../ui/icon";

const shapes = {
  draft: PencilLine,
  in_review: Clock,
  published: CircleCheck,
  completed: CircleDashed,
  cancelled: Ban,
} as const;

/** The event's state as a word with an icon; no colour, since a state is not a warning. */
export function EventStateWord({
  state,
  change = "none",
  isPaused = false,
}: {
  state: EventStatus;
  change?: "none" | "waiting" | "returned";
  /** An admin has stopped the sale of a published event. */
  isPaused?: boolean;
}) {
  if (isPaused && state === "published")
    return (
      <span className="inline-flex items-center gap-2 align-middle">
        <Icon of={CirclePause} size={18} />
        {m.event_state_paused()}
      </span>
    );
  const words = {
    draft: m.event_state_draft,
    in_review: m.event_state_in_review,
    published: m.event_state_published,
    completed: m.event_state_completed,
    cancelled: m.event_state_cancelled,
  };
  const text =
    state === "published" && change === "waiting"
      ? m.event_state_change_waiting()
      : state === "published" && change === "returned"
        ? m.event_state_change_returned()
        : words[state]();
  return (
    <span className="inline-flex items-center gap-2 align-middle">
      <Icon of={change === "none" ? shapes[state] : Clock} size={18} />
      {text}
    </span>
  );
}
