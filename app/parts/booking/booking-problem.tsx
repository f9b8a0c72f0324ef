import type { TooManyRequests } from "#domain/core/rate-limit";
import { m } from "#i18n/paraglide/messages";
import { RefusalNotice } from "../../ui/refusal-notice";

/** Why the last action on a booking changed nothing. */
export type BookingProblem = "provider" | "closed" | "scanned" | "organizer" | TooManyRequests;

export function BookingProblemNotice({ problem }: { problem: BookingProblem }) {
  const words = {
    provider: [m.booking_problem_provider_title(), m.booking_problem_provider_text()],
    closed: [m.booking_problem_closed_title(), m.booking_problem_closed_text()],
    scanned: [m.booking_problem_scanned_title(), m.booking_problem_scanned_text()],
    organizer: [m.booking_problem_organizer_title(), m.booking_problem_organizer_text()],
    too_many_requests: [m.buying_slow_title(), m.buying_slow_text()],
  }[problem];
  return (
    <RefusalNotice tone="warn" title={words[0]} className="mb-6">
      {words[1]}
    </RefusalNotice>
  );
}
