import { type SubmissionResult, useForm } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import { useEffect, useState } from "react";
import type { ReadinessProblem } from "#domain/catalogue/event-draft";
import type { EventView } from "#worker/catalogue/event-service";
import type { VenueSummary } from "#worker/catalogue/venue-service";
import { m } from "#i18n/paraglide/messages";
import { AboutSection } from "./about-section";
import { EventForm, toFormValues } from "./event-form";
import { problemLabel } from "./problem-labels";
import { SaveBar } from "./save-bar";
import { ScheduleSection } from "./schedule-section";
import { TicketsSection } from "./tickets-section";
import { ChangeForm } from "#app/ui/change-form";

/** All fields of an event in one form, which also works without scripts. */
export function EditorForm({
  event,
  venues,
  organization,
  descriptionHtml,
  lastResult,
  showProblems,
  open,
  pending,
  onDirtyChange,
}: {
  event: EventView;
  venues: readonly VenueSummary[];
  organization: string;
  descriptionHtml: string;
  lastResult: SubmissionResult<string[]> | undefined;
  showProblems: boolean;
  open: boolean;
  pending: boolean;
  onDirtyChange: (dirty: boolean) => void;
}) {
  const [form, fields] = useEventForm(event, lastResult);
  const venueId = open ? fields.venueId.value : event.content.venueId;
  const mode = (open ? fields.mode.value : undefined) ?? event.content.mode;
  const venue = mode === "online" ? undefined : venues.find(({ id }) => id === venueId);
  const typeNames = event.content.ticketTypes.map(({ name }) => name);
  const problems = showProblems ? event.problems : [];
  const missing = (field: ReadinessProblem["field"]) => {
    const found = problems.find((each) => each.field === field);
    return found ? problemLabel(found, typeNames) : undefined;
  };
  const typeCount = fields.ticketTypes.getFieldList().length;
  // Conform's own `dirty` is true before any input: it compares hidden fields and single checkboxes differently.
  const [typed, setTyped] = useState(false);
  const dirty = typed || typeCount !== event.content.ticketTypes.length;
  useEffect(() => onDirtyChange(dirty && !pending), [dirty, pending, onDirtyChange]);
  return (
    <ChangeForm
      id={form.id}
      onSubmit={form.onSubmit}
      onInput={() => setTyped(true)}
      noValidate
      aria-label={event.content.title || m.editor_untitled()}
    >
      {/* Enter in a field presses the first submit button of a form: it saves. */}
      <button type="submit" name="then" value="save" hidden tabIndex={-1} aria-hidden="true" />
      <input type="hidden" name="form" value="event" />
      <input type="hidden" name="revision" value={event.revision} />
      <fieldset disabled={!open} className="flex min-w-0 flex-col gap-10">
        <AboutSection
          fields={fields}
          missing={missing}
          descriptionHtml={descriptionHtml}
          venue={event.venue}
        />
        <ScheduleSection
          fields={fields}
          missing={missing}
          venues={venues}
          organization={organization}
          timeZone={venue?.timeZone ?? event.content.timeZone}
          mode={mode}
        />
        <TicketsSection
          form={form}
          fields={fields}
          missing={missing}
          content={event.content}
          sections={venue?.sections ?? []}
          problems={problems}
          open={open}
          isOnline={mode === "online"}
        />
        {open ? <SaveBar state={event.state} pending={pending} /> : null}
      </fieldset>
    </ChangeForm>
  );
}

function useEventForm(event: EventView, lastResult: SubmissionResult<string[]> | undefined) {
  return useForm<EventForm>({
    id: "event",
    lastResult,
    defaultValue: toFormValues(event.content, event.revision),
    shouldValidate: "onBlur",
    shouldRevalidate: "onInput",
    onValidate: ({ formData }) => parseWithZod(formData, { schema: EventForm }),
  });
}
