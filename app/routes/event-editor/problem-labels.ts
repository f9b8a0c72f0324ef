import type { ReadinessProblem } from "#domain/catalogue/event-draft";
import { m } from "#i18n/paraglide/messages";

const labels: Record<ReadinessProblem["problem"], () => string> = {
  title_missing: m.editor_problem_title_missing,
  description_missing: m.editor_problem_description_missing,
  venue_missing: m.editor_problem_venue_missing,
  online_url_missing: m.editor_problem_online_url_missing,
  online_url_invalid: m.editor_online_url_wrong,
  starts_missing: m.editor_problem_starts_missing,
  starts_past: m.editor_problem_starts_past,
  ends_missing: m.editor_problem_ends_missing,
  ends_before_start: m.editor_problem_ends_before_start,
  doors_after_start: m.editor_problem_doors_after_start,
  ticket_type_missing: m.editor_problem_ticket_type_missing,
  ticket_type_name_missing: m.editor_problem_ticket_type_name_missing,
  ticket_type_name_repeated: m.editor_problem_ticket_type_name_repeated,
  sections_missing: m.editor_problem_sections_missing,
  section_unknown: m.editor_problem_section_unknown,
  pool_unknown: m.editor_problem_pool_unknown,
  capacity_missing: m.editor_problem_capacity_missing,
  sale_ends_before_start: m.editor_problem_sale_ends_before_start,
  sale_ends_after_event: m.editor_problem_sale_ends_after_event,
};

/** The problem and, for a ticket type, its name or number. */
export function problemLabel(problem: ReadinessProblem, typeNames: readonly string[]): string {
  const label = labels[problem.problem]();
  if (problem.ticketType === undefined) return label;
  const name = typeNames[problem.ticketType] || m.editor_problem_nth({ number: problem.ticketType + 1 });
  return m.editor_problem_of({ problem: label, name });
}

/** Fragment link to the field with the problem. */
export function problemAnchor({ field, ticketType }: ReadinessProblem): string {
  if (ticketType !== undefined) return `#ticket-type-${ticketType}`;
  return field === "ticketTypes" ? "#tickets" : `#event-${field}`;
}
