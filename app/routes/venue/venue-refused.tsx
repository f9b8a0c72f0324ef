import { z } from "zod";
import type { RefusalDetail } from "#domain/core/outcome";
import { m } from "#i18n/paraglide/messages";
import { RefusalNotice } from "#app/ui/refusal-notice";

const Problem = z.discriminatedUnion("problem", [
  z.object({ problem: z.literal("seat_repeated"), section: z.string(), seat: z.string() }),
  z.object({ problem: z.literal("section_repeated"), section: z.string() }),
  z.object({ problem: z.literal("too_many_seats"), seats: z.number() }),
]);

/** Why the venue was not saved, with the event and the seats that prevent it. */
export function VenueRefused({
  refused: { reason, detail = {} },
}: {
  refused: { readonly reason: string; readonly detail?: RefusalDetail };
}) {
  if (reason === "changed_since") return <RefusalNotice title={m.venue_refused_changed()} />;
  if (reason === "time_zone_in_use")
    return (
      <RefusalNotice title={m.venue_refused_zone({ event: String(detail.event ?? "") })}>
        {m.venue_refused_zone_text()}
      </RefusalNotice>
    );
  if (reason === "price_moved")
    return (
      <RefusalNotice title={m.venue_refused_price({ event: String(detail.event ?? "") })}>
        {m.venue_refused_price_text({ what: [detail.sections ?? []].flat().join("; ") })}
      </RefusalNotice>
    );
  if (reason === "seats_sold") {
    const named = [detail.sections, detail.seats].flat().filter((each) => typeof each === "string");
    const more = Number(detail.count ?? 0) - [detail.seats ?? []].flat().length;
    const shown = named.join("; ");
    return (
      <RefusalNotice title={m.venue_refused_sold({ event: String(detail.event ?? "") })}>
        {shown === ""
          ? m.venue_refused_taken_meanwhile()
          : m.venue_refused_sold_text({
              what: more > 0 ? m.venue_refused_more({ shown, count: more }) : shown,
            })}
      </RefusalNotice>
    );
  }
  return (
    <RefusalNotice title={m.venue_refused_problem()}>
      <ul>
        {[detail.problems ?? []].flat().map((text) => (
          <li key={String(text)}>{problemText(String(text))}</li>
        ))}
      </ul>
    </RefusalNotice>
  );
}

function problemText(text: string): string {
  const parsed = Problem.safeParse(JSON.parse(text));
  if (!parsed.success) return text;
  switch (parsed.data.problem) {
    case "seat_repeated":
      return m.venue_problem_seat(parsed.data);
    case "section_repeated":
      return m.venue_problem_section(parsed.data);
    case "too_many_seats":
      return m.venue_problem_many(parsed.data);
  }
}
