import { and, eq, inArray, isNotNull } from "drizzle-orm";
import { imagePath } from "#domain/catalogue/image-path";
import { listChangedTerms } from "#domain/catalogue/material-change";
import { awaitsReview } from "../db/review-queue";
import { event, organization } from "../db/schema";
import type { CatalogueContext } from "./catalogue-context";
import { readChange, readLifecycle } from "./event-content";
import type { QueueItem } from "./review-service";

/** Events in review, oldest first. */
export async function listQueue({ db }: Pick<CatalogueContext, "db">): Promise<QueueItem[]> {
  const rows = await db
    .select({ event, organizationName: organization.name })
    .from(event)
    .innerJoin(organization, eq(organization.id, event.organizationId))
    .where(awaitsReview());
  const known = await findKnownOrganizations(
    { db },
    rows.map((row) => row.event.organizationId),
  );
  return rows
    .map(({ event: row, organizationName }): QueueItem => ({
      eventId: row.id,
      title: row.title,
      category: row.category,
      tags: row.tags,
      imageUrl: imagePath(row.imageKey),
      organizationName,
      waitingSince: readLifecycle(row).waitingSince ?? row.updatedAt,
      about: listChangedTerms(readChange(row)),
      newOrganization: !known.has(row.organizationId),
    }))
    .toSorted((a, b) => a.waitingSince - b.waitingSince);
}

/** Organizations with at least one event that was approved. */
async function findKnownOrganizations(
  { db }: Pick<CatalogueContext, "db">,
  organizationIds: readonly string[],
): Promise<ReadonlySet<string>> {
  if (organizationIds.length === 0) return new Set();
  // D1 binds at most 100 values per statement.
  const ids = [...new Set(organizationIds)].slice(0, 90);
  const rows = await db
    .selectDistinct({ id: event.organizationId })
    .from(event)
    .where(and(isNotNull(event.publishedAt), inArray(event.organizationId, ids)));
  return new Set(rows.map(({ id }) => id));
}
