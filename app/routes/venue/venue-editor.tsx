import { type SubmissionResult, useForm } from "@conform-to/react";
import { useState } from "react";
import { useNavigation } from "react-router";
import type { SeatingPlan } from "#domain/seating/plan";
import type { VenueDetails } from "#worker/catalogue/venue-service";
import { Button } from "#app/ui/button";
import { FieldError } from "#app/ui/field";
import { Notice } from "#app/ui/notice";
import { m } from "#i18n/paraglide/messages";
import { PlanEditor } from "./plan-editor";
import { createPlan } from "./plan-template";
import { VenueFields } from "./venue-fields";
import type { VenueForm } from "./venue-form";
import { ChangeForm } from "#app/ui/change-form";

/** Address fields and seating plan of a venue; null for a new one. */
export function VenueEditor({
  venue,
  lastResult,
}: {
  venue: VenueDetails | null;
  lastResult: SubmissionResult<string[]> | undefined;
}) {
  const pending = useNavigation().state !== "idle";
  const [plan, setPlan] = useState<SeatingPlan>(() => venue?.plan ?? createPlan());
  const [form, fields] = useForm<typeof VenueForm._input>({
    id: "venue",
    lastResult,
    defaultValue: {
      name: venue?.name ?? "",
      address: venue?.address ?? "",
      area: venue?.area ?? "",
      city: venue?.city ?? "",
      timeZone: venue?.timeZone ?? "Asia/Kolkata",
    },
    shouldRevalidate: "onInput",
  });
  return (
    <ChangeForm
      id={form.id}
      onSubmit={(submitted) => {
        if (focusWrongNumber(submitted.currentTarget)) submitted.preventDefault();
        else form.onSubmit(submitted);
      }}
      noValidate
      className="flex flex-col gap-9"
    >
      <input type="hidden" name="seenAt" value={venue?.updatedAt ?? ""} />
      <input type="hidden" name="plan" value={JSON.stringify(plan)} />
      <VenueFields fields={fields} />
      <FieldError id="plan-error">{fields.plan.errors?.[0]}</FieldError>
      <noscript>
        <Notice tone="warn" title={m.venue_script_needed()} />
      </noscript>
      <PlanEditor plan={plan} onChange={setPlan} />
      <div className="sticky bottom-0 z-10 border-t border-line bg-paper py-3">
        <Button size="console" variant="primary" pending={pending}>
          {m.venue_save()}
        </Button>
      </div>
    </ChangeForm>
  );
}

/** Focuses the first number out of its bounds: the form is saved with what its fields show. */
function focusWrongNumber(form: HTMLFormElement): boolean {
  const wrong = form.querySelector<HTMLInputElement>("input[type=number][aria-invalid]");
  wrong?.focus();
  return wrong !== null;
}
