import { imagePath } from "#domain/catalogue/image-path";
import { and, asc, count, desc, eq, inArray, isNotNull, or } from "drizzle-orm";
import {
  type EventContent,
  EventContent as EventContentShape,
  listReadinessProblems,
} from "#domain/catalogue/event-draft";
import { type DiffNames, diffEvents } from "#domain/catalogue/event-diff";
import {
  type MaterialChange,
  approveEvent as decideApproval,
  rejectEvent as decideRejection,
  withChange,
} from "#domain/catalogue/event-lifecycle";
import { accept, refuse } from "#domain/core/outcome";
import { SeatingPlan } from "#domain/seating/plan";
import { availabilityCopy, event, eventReview, organization, venue } from "../db/schema";
import { newId } from "../platform/ids";
import { recordAudit } from "../notices/audit";
import type { Catalogue, QueueItem, ReviewView } from "./catalogue";
import type { Desk } from "./access";
import {
  ChangedSince,
  contentColumns,
  findPlan,
  findTicketTypes,
  readChange,
  readContent,
  readStanding,
  ticketTypeRows,
  writeEvent,
} from "./event-content";
import { listHistory } from "./find-event";
import { renderMarkdown } from "../discovery/markdown";
import { type EventRow, buildSetup, configureObject, findSetupRows } from "./setup";
import { tellOrganizers } from "./announce";

/** The admin's side: what waits, what it says, and the decision. */
export function makeReview(desk: Desk) {
  const { db, now } = desk;

  return {
    async listQueue() {
      const rows = await db
        .select({ event, organizationName: organization.name })
        .from(event)
        .innerJoin(organization, eq(organization.id, event.organizationId))
        .where(
          or(eq(event.state, "in_review"), and(eq(event.state, "published"), isNotNull(event.pendingSince))),
        )
        .orderBy(asc(event.submittedAt));
      const organizationIds = [...new Set(rows.map((row) => row.event.organizationId))];
      const known = new Set(
        organizationIds.length === 0
          ? []
          : (
              await db
                .selectDistinct({ id: event.organizationId })
                .from(event)
                .where(
                  and(
                    isNotNull(event.publishedAt),
                    inArray(event.organizationId, organizationIds.slice(0, 90)),
                  ),
                )
            ).map(({ id }) => id),
      );
      return rows
        .map(({ event: row, organizationName }): QueueItem => ({
          eventId: row.id,
          title: row.title,
          category: row.category,
          tags: row.tags,
          imageUrl: imagePath(row.imageKey),
          organizationName,
          waitingSince: readStanding(row).waitingSince ?? row.updatedAt,
          about: describeChange(readChange(row)),
          newOrganization: !known.has(row.organizationId),
        }))
        .toSorted((a, b) => a.waitingSince - b.waitingSince);
    },

    async findReview(eventId) {
      const rows = await findSetupRows(db, eventId);
      if (!rows || rows.event.state === "draft") return null;
      const row = rows.event;
      const live = readContent(row, rows.ticketTypes);
      const wanted = withChange(live, readChange(row));
      const [approved, history, record, [sales], names, plan, venueRow] = await Promise.all([
        findLastApproved(eventId),
        listHistory(desk, eventId, 20),
        countDecisions(row.organizationId),
        db.select().from(availabilityCopy).where(eq(availabilityCopy.eventId, eventId)),
        findNames(row.organizationId),
        findPlan(db, wanted.venueId),
        wanted.venueId
          ? db.select({ name: venue.name, city: venue.city }).from(venue).where(eq(venue.id, wanted.venueId))
          : [],
      ]);
      const before = approved?.content ?? (row.publishedAt === null ? null : live);
      const standing = readStanding(row);
      return {
        eventId,
        revision: row.revision,
        state: standing.state,
        waitingSince: standing.waitingSince,
        submittedBy: history.find(({ action }) => action === "submitted")?.actorName ?? null,
        title: wanted.title,
        category: wanted.category,
        tags: wanted.tags,
        timeZone: wanted.timeZone,
        organization: { name: rows.organization.name, ...record },
        venue: venueRow[0] ?? null,
        descriptionHtml: renderMarkdown(wanted.description),
        ...diffEvents(before, wanted, names),
        approvedAt: approved?.at ?? row.publishedAt,
        problems: listReadinessProblems(wanted, plan, now()),
        history,
        ticketsSold: sales?.sold ?? 0,
      } satisfies ReviewView;
    },

    async approveEvent(eventId, seenRevision) {
      const rows = await findSetupRows(db, eventId);
      if (!rows) return refuse("not_found");
      const row = rows.event;
      const decided = decideApproval(readStanding(row), seenRevision);
      if (!decided.ok) return decided;
      const content = withChange(readContent(row, rows.ticketTypes), readChange(row));
      const [venueRow] = content.venueId
        ? await db.select().from(venue).where(eq(venue.id, content.venueId))
        : [];
      const plan = SeatingPlan.safeParse(venueRow?.plan);
      const problems = listReadinessProblems(content, plan.success ? plan.data : null, now());
      if (problems.length > 0) return refuse("not_ready", { count: problems.length });

      const at = now();
      const columns = {
        ...contentColumns(content, plan.success ? plan.data : null),
        state: decided.value.state,
        pendingChange: null,
        pendingSince: null,
        submittedAt: null,
        publishedAt: row.publishedAt ?? at,
        updatedAt: at,
      };
      const types = ticketTypeRows(eventId, content);
      const next = { ...row, ...columns, revision: row.revision + 1 };
      // The object first: D1 never offers what the object would not sell.
      const configured = await configureObject(
        desk.env,
        buildSetup(next, venueRow ?? null, types, rows.organization, rows.profile),
      );
      if (!configured.ok) return configured;
      try {
        await writeEvent(db, eventId, row.revision, columns, types);
      } catch (problem) {
        if (problem instanceof ChangedSince) return refuse("changed_since");
        throw problem;
      }
      await record(row, "approved", null, content);
      await tellOrganizers(desk, {
        eventId,
        organizationId: row.organizationId,
        kind: "event_approved",
        round: next.revision,
        facts: { title: content.title },
      });
      return accept(true);
    },

    async rejectEvent(eventId, seenRevision, reason) {
      const [row] = await db.select().from(event).where(eq(event.id, eventId));
      if (!row) return refuse("not_found");
      const decided = decideRejection(readStanding(row), seenRevision, reason);
      if (!decided.ok) return decided;
      try {
        await writeEvent(db, eventId, seenRevision, {
          state: decided.value.state,
          submittedAt: null,
          pendingSince: null,
          updatedAt: now(),
        });
      } catch (problem) {
        if (problem instanceof ChangedSince) return refuse("changed_since");
        throw problem;
      }
      const content = withChange(readContent(row, await findTicketTypes(db, eventId)), readChange(row));
      await record(row, "rejected", reason.trim(), content);
      await tellOrganizers(desk, {
        eventId,
        organizationId: row.organizationId,
        kind: "event_rejected",
        round: seenRevision + 1,
        facts: { title: content.title, reason: reason.trim() },
      });
      return accept(true);
    },
  } satisfies Partial<Catalogue>;

  async function record(
    row: EventRow,
    action: "approved" | "rejected",
    reason: string | null,
    content: EventContent,
  ) {
    await db.insert(eventReview).values({
      id: newId(now()),
      eventId: row.id,
      action,
      actorId: desk.actorId,
      reason,
      snapshot: content,
      at: now(),
    });
    await recordAudit(desk.env.DB, {
      actorId: desk.actorId,
      action: `event.${action}`,
      subject: `event:${row.id}`,
      organizationId: row.organizationId,
      facts: { title: content.title, revision: row.revision, ...(reason ? { reason } : {}) },
    });
  }

  async function findLastApproved(eventId: string) {
    const [row] = await db
      .select({ snapshot: eventReview.snapshot, at: eventReview.at })
      .from(eventReview)
      .where(and(eq(eventReview.eventId, eventId), eq(eventReview.action, "approved")))
      .orderBy(desc(eventReview.at))
      .limit(1);
    const content = EventContentShape.safeParse(row?.snapshot);
    return row && content.success ? { content: content.data, at: row.at } : null;
  }

  async function countDecisions(organizationId: string) {
    const [[published], [returned]] = await Promise.all([
      db
        .select({ times: count() })
        .from(event)
        .where(and(eq(event.organizationId, organizationId), isNotNull(event.publishedAt))),
      db
        .select({ times: count() })
        .from(eventReview)
        .innerJoin(event, eq(event.id, eventReview.eventId))
        .where(and(eq(event.organizationId, organizationId), eq(eventReview.action, "rejected"))),
    ]);
    return { approved: published?.times ?? 0, returned: returned?.times ?? 0 };
  }

  async function findNames(organizationId: string): Promise<DiffNames> {
    const venues = await db
      .select({ id: venue.id, name: venue.name, city: venue.city, plan: venue.plan })
      .from(venue)
      .where(eq(venue.organizationId, organizationId));
    const sections = venues.flatMap(({ plan }) => {
      const read = SeatingPlan.safeParse(plan);
      return read.success ? read.data.sections : [];
    });
    return {
      venues: Object.fromEntries(venues.map(({ id, name, city }) => [id, `${name}, ${city}`])),
      sections: Object.fromEntries(sections.map(({ id, name }) => [id, name])),
      standing: Object.fromEntries(
        sections.flatMap((section) => (section.kind === "standing" ? [[section.id, section.capacity]] : [])),
      ),
    };
  }
}

function describeChange(change: MaterialChange | null): QueueItem["about"] {
  if (!change) return [];
  return [
    ...("startsAt" in change ? (["date"] as const) : []),
    ...("venueId" in change ? (["venue"] as const) : []),
    ...("ticketTypes" in change ? (["price"] as const) : []),
  ];
}
