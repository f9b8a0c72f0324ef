import { useDeferredValue, useState } from "react";
import { type Section, type SeatingPlan, listSeats } from "#domain/seating/plan";
import { Field, TextInput } from "#app/ui/field";
import { SeatingDrawing } from "#app/parts/seating/seating-drawing";
import { SectionHeading } from "#app/ui/section-heading";
import { m } from "#i18n/paraglide/messages";
import { createSection } from "./plan-template";
import { SectionFields } from "./section-fields";
import { SectionList } from "./section-list";

/** The sections of a plan next to the drawing that buyers will see. */
export function PlanEditor({ plan, onChange }: { plan: SeatingPlan; onChange: (plan: SeatingPlan) => void }) {
  const [chosen, setChosen] = useState(plan.sections[0]?.id ?? "");
  const drawn = useDeferredValue(plan);
  const at = Math.max(
    0,
    plan.sections.findIndex(({ id }) => id === chosen),
  );
  const section = plan.sections[at];
  const standing = plan.sections.reduce(
    (sum, each) => sum + (each.kind === "standing" ? each.capacity : 0),
    0,
  );
  const replace = (next: Section) =>
    onChange({ ...plan, sections: plan.sections.map((each, index) => (index === at ? next : each)) });
  const add = (kind: Section["kind"]) => {
    const next = createSection(kind, plan);
    onChange({ ...plan, sections: [...plan.sections, next] });
    setChosen(next.id);
  };
  return (
    <section>
      <SectionHeading
        size="text"
        aside={m.venue_plan_count({
          seats: listSeats(plan).filter(({ blocked }) => !blocked).length,
          standing,
        })}
      >
        {m.venue_plan_heading()}
      </SectionHeading>
      <div className="grid gap-x-10 gap-y-8 xl:grid-cols-[minmax(0,1fr)_minmax(0,1.1fr)]">
        <div className="flex min-w-0 flex-col gap-6">
          <Field label={m.venue_focus_label()}>
            <TextInput
              value={plan.focus}
              maxLength={24}
              onChange={({ target }) => onChange({ ...plan, focus: target.value })}
            />
          </Field>
          <SectionList
            sections={plan.sections}
            currentId={section?.id ?? null}
            onSelect={setChosen}
            onRemove={(id) => onChange({ ...plan, sections: plan.sections.filter((each) => each.id !== id) })}
            onAdd={add}
          />
          {section ? <SectionFields key={section.id} section={section} onChange={replace} /> : null}
        </div>
        <div className="min-w-0">
          <div className="xl:sticky xl:top-6">
            <SeatingDrawing
              plan={drawn}
              label={m.venue_plan_label()}
              className="max-h-[70vh] w-full rounded-control"
            />
            <p className="type-second mt-2 text-ink-2">{m.venue_plan_label()}</p>
          </div>
        </div>
      </div>
    </section>
  );
}
