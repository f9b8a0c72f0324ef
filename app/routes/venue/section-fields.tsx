import type { Section } from "#domain/seating/plan";
import { sideLabel } from "#app/parts/seating/side-label";
import { Field, Select, TextInput } from "#app/ui/field";
import { m } from "#i18n/paraglide/messages";
import { RowBuilder } from "./row-builder";
import { SeatMarker } from "./seat-marker";
import { WholeField } from "./whole-field";

const SIDES = ["left", "centre", "right"] as const;

/** Name, position and capacity or rows of one section. */
export function SectionFields({
  section,
  onChange,
}: {
  section: Section;
  onChange: (section: Section) => void;
}) {
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
                {sideLabel(side)}
              </option>
            ))}
          </Select>
        </Field>
        <WholeField
          label={m.venue_section_tier()}
          hint={m.venue_section_tier_hint()}
          value={section.place.tier}
          least={0}
          most={20}
          onChange={(tier) => onChange({ ...section, place: { ...section.place, tier } })}
        />
        {section.kind === "seated" ? (
          <WholeField
            label={m.venue_section_multiplier()}
            hint={m.venue_section_multiplier_hint()}
            value={section.multiplierPercent}
            least={1}
            most={1000}
            onChange={(multiplierPercent) => onChange({ ...section, multiplierPercent })}
          />
        ) : (
          <WholeField
            label={m.venue_section_capacity()}
            value={section.capacity}
            least={1}
            most={200_000}
            onChange={(capacity) => onChange({ ...section, capacity })}
          />
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
