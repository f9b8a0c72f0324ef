import { Trash2 } from "lucide-react";
import type { Section } from "#domain/seating/plan";
import { sideLabel } from "#app/parts/seating/side-label";
import { Button } from "#app/ui/button";
import { Icon } from "#app/ui/icon";
import { m } from "#i18n/paraglide/messages";

/** Sections of a plan with their capacities: select, remove, add. */
export function SectionList({
  sections,
  currentId,
  onSelect,
  onRemove,
  onAdd,
}: {
  sections: readonly Section[];
  currentId: string | null;
  onSelect: (id: string) => void;
  onRemove: (id: string) => void;
  onAdd: (kind: Section["kind"]) => void;
}) {
  return (
    <div>
      <p className="type-second mb-1 text-ink-2">{m.venue_sections_heading()}</p>
      <ul>
        {sections.map((each) => (
          <li key={each.id} className="flex items-center gap-3 border-b border-line">
            <button
              type="button"
              aria-pressed={each.id === currentId}
              onClick={() => onSelect(each.id)}
              className="type-body flex min-h-10 grow items-center justify-between gap-3 text-left aria-pressed:font-semibold"
            >
              <span>
                {each.name}
                <span className="text-ink-2">, {sideLabel(each.place.side)}</span>
              </span>
              <span className="tnum type-second text-ink-2">{countPlaces(each)}</span>
            </button>
            <Button
              type="button"
              variant="word"
              aria-label={m.venue_section_remove({ name: each.name })}
              disabled={sections.length === 1}
              onClick={() => onRemove(each.id)}
            >
              <Icon of={Trash2} size={18} />
            </Button>
          </li>
        ))}
      </ul>
      <div className="mt-3 flex flex-wrap gap-3">
        <Button type="button" variant="third" size="console" onClick={() => onAdd("seated")}>
          {m.venue_section_add()}
        </Button>
        <Button type="button" variant="third" size="console" onClick={() => onAdd("standing")}>
          {m.venue_section_add_standing()}
        </Button>
      </div>
    </div>
  );
}

function countPlaces(section: Section): number {
  if (section.kind === "standing") return section.capacity;
  return section.rows.reduce((sum, row) => sum + row.seats.filter(({ kind }) => kind !== "gap").length, 0);
}
