import { Trash2 } from "lucide-react";
import { useDeferredValue, useState } from "react";
import { buildRows } from "#domain/seating/numbering";
import { type Section, type SeatingPlan, listSeats } from "#domain/seating/plan";
import { Button } from "#app/ui/button";
import { Field, Select, TextInput } from "#app/ui/field";
import { Icon } from "#app/ui/icon";
import { SeatingDrawing } from "#app/parts/seating/seating-drawing";
import { SectionHeading } from "#app/ui/section-heading";
import { sideWord } from "#app/parts/seating/side-word";
import { m } from "#i18n/paraglide/messages";
import { RowBuilder } from "./row-builder";
import { SeatMarker } from "./seat-marker";
import { within } from "./whole-number";

const SIDES = ["left", "centre", "right"] as const;

/** A room's sections at the left, and at the right the room as buyers will see it, drawn anew at each change. */
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
    const next = newSection(kind, plan);
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
          <div>
            <p className="type-second mb-1 text-ink-2">{m.venue_sections_heading()}</p>
            <ul>
              {plan.sections.map((each) => (
                <li key={each.id} className="flex items-center gap-3 border-b border-line">
                  <button
                    type="button"
                    aria-pressed={each.id === section?.id}
                    onClick={() => setChosen(each.id)}
                    className="type-body flex min-h-10 grow items-center justify-between gap-3 text-left aria-pressed:font-semibold"
                  >
                    <span>
                      {each.name}
                      <span className="text-ink-2">, {sideWord(each.place.side)}</span>
                    </span>
                    <span className="tnum type-second text-ink-2">{countPlaces(each)}</span>
                  </button>
                  <Button
                    type="button"
                    variant="word"
                    aria-label={m.venue_section_remove({ name: each.name })}
                    disabled={plan.sections.length === 1}
                    onClick={() =>
                      onChange({ ...plan, sections: plan.sections.filter(({ id }) => id !== each.id) })
                    }
                  >
                    <Icon of={Trash2} size={18} />
                  </Button>
                </li>
              ))}
            </ul>
            <div className="mt-3 flex flex-wrap gap-3">
              <Button type="button" variant="third" size="console" onClick={() => add("seated")}>
                {m.venue_section_add()}
              </Button>
              <Button type="button" variant="third" size="console" onClick={() => add("standing")}>
                {m.venue_section_add_standing()}
              </Button>
            </div>
          </div>
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

function SectionFields({ section, onChange }: { section: Section; onChange: (section: Section) => void }) {
  return (
    <div className="flex flex-col gap-4 border-t border-ink pt-4">
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label={m.venue_section_name()}>
          <TextInput
            value={section.name}
            maxLength={60}
            onChange={({ target }) => onChange({ ...section, name: target.value })}
          />
        </Field>
        <Field label={m.venue_section_side()}>
          <Select
            value={section.place.side}
            onChange={({ target }) =>
              onChange({
                ...section,
                place: { ...section.place, side: target.value as Section["place"]["side"] },
              })
            }
          >
            {SIDES.map((side) => (
              <option key={side} value={side}>
                {sideWord(side)}
              </option>
            ))}
          </Select>
        </Field>
        <Field label={m.venue_section_tier()} hint={m.venue_section_tier_hint()}>
          <TextInput
            type="number"
            min={0}
            max={20}
            value={section.place.tier}
            onChange={({ target }) =>
              onChange({ ...section, place: { ...section.place, tier: within(target.value, 0, 20) } })
            }
          />
        </Field>
        {section.kind === "seated" ? (
          <Field label={m.venue_section_multiplier()} hint={m.venue_section_multiplier_hint()}>
            <TextInput
              type="number"
              min={1}
              max={1000}
              value={section.multiplierPercent}
              onChange={({ target }) =>
                onChange({ ...section, multiplierPercent: within(target.value, 1, 1000) })
              }
            />
          </Field>
        ) : (
          <Field label={m.venue_section_capacity()}>
            <TextInput
              type="number"
              min={1}
              max={200_000}
              value={section.capacity}
              onChange={({ target }) => onChange({ ...section, capacity: within(target.value, 1, 200_000) })}
            />
          </Field>
        )}
      </div>
      {section.kind === "seated" ? (
        <>
          <RowBuilder section={section} onChange={onChange} />
          <SeatMarker section={section} onChange={onChange} />
        </>
      ) : null}
    </div>
  );
}

function countPlaces(section: Section): number {
  if (section.kind === "standing") return section.capacity;
  return section.rows.reduce((sum, row) => sum + row.seats.filter(({ kind }) => kind !== "gap").length, 0);
}

function newSection(kind: Section["kind"], plan: SeatingPlan): Section {
  const used = new Set(plan.sections.map(({ id }) => id));
  let number = plan.sections.length + 1;
  while (used.has(`s${number}`)) number++;
  const tier = Math.min(20, Math.max(...plan.sections.map(({ place }) => place.tier)) + 1);
  const base = {
    id: `s${number}`,
    name: m.venue_section_new({ number }),
    place: { tier, side: "centre" as const },
  };
  if (kind === "standing") return { ...base, kind, capacity: 200 };
  const rows = buildRows({
    rows: 4,
    seatsPerRow: 10,
    numbering: "left_to_right",
    startSeat: 1,
    naming: "letters",
    startRow: 0,
    aislesAfter: [],
  });
  return { ...base, kind, multiplierPercent: 100, rows };
}
