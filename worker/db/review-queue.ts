import { type SQL, and, eq, isNotNull, or } from "drizzle-orm";
import { event } from "./schema";

/** Events in the review queue: submitted, or published with a submitted change. */
export function awaitsReview(): SQL | undefined {
  return or(eq(event.state, "in_review"), and(eq(event.state, "published"), isNotNull(event.pendingSince)));
}
