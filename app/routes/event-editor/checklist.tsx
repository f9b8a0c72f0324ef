import { Check, CircleDashed } from "lucide-react";
import type { ReadinessProblem } from "#domain/catalogue/event-draft";
import { Icon } from "#app/ui/icon";
import { SectionHeading } from "#app/ui/section-heading";
import { m } from "#i18n/paraglide/messages";
import { problemAnchor, problemLabel } from "./problem-labels";

/** Readiness problems, each a link to its field. */
export function Checklist({
  problems,
  typeNames,
  isSent,
}: {
  problems: readonly ReadinessProblem[];
  typeNames: readonly string[];
  /** In review, or published. */
  isSent: boolean;
}) {
  return (
    <section aria-labelledby="checklist">
      <SectionHeading id="checklist" size="text">
        {isSent ? m.editor_checklist_sent() : m.editor_checklist()}
      </SectionHeading>
      {problems.length === 0 ? (
        <p className="type-second flex items-center gap-2 text-ink-2">
          <Icon of={Check} size={18} />
          {m.editor_checklist_done()}
        </p>
      ) : (
        <ul className="type-second">
          {problems.map((problem) => (
            <li key={`${problem.problem} ${problem.ticketType}`}>
              <a href={problemAnchor(problem)} className="flex min-h-7 items-center gap-2 hover:underline">
                <Icon of={CircleDashed} size={18} className="text-ink-2" />
                {problemLabel(problem, typeNames)}
              </a>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
