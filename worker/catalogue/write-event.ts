import { eq } from "drizzle-orm";
import { EventContent, listReadinessProblems } from "#domain/catalogue/event-draft";
import {
  deleteEvent as decideDelete,
  isEditable,
  splitChange,
  submitEvent as decideSubmit,
  withChange,
  withdrawEvent as decideWithdraw,
} from "#domain/catalogue/event-lifecycle";
import { type Outcome, accept, refuse } from "#domain/core/outcome";
import { newId } from "../platform/ids";
import { recordAudit } from "../notices/audit";
import { event, eventReview } from "../db/schema";
import type { Catalogue, SaveRefusal } from "./catalogue";
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
import { findOwnRow } from "./find-event";
import { countBookings } from "./end-event";
import { buildSetup, configureObject, findSetupRows, type EventRow } from "./setup";
import { tellAdmins } from "./announce";

const EMPTY: EventContent = {
  title: "",
  description: "",
  category: "other",
  language: null,
  performer: "",
  forWhom: [],
  access: [],
  mode: "in-person",
  tags: [],
  venueId: null,
  timeZone: "Asia/Kolkata",
  doorsAt: null,
  startsAt: null,
  endsAt: null,
  currency: "INR",
  seatsPerBuyer: 6,
  imageKey: null,
  pools: [],
  ticketTypes: [],
};

/** What an organizer does to an event short of ending it. */
export function makeEventWriting(desk: Desk) {
  const { db, now } = desk;

  async function insert(organizationId: string, eventId: string, content: EventContent, entry?: unknown) {
    const at = now();
    const plan = await findPlan(db, content.venueId);
    const inserted = await db
      .insert(event)
      .values({
        ...contentColumns(content, plan),
        id: eventId,
        slug: makeSlug(content.title, eventId),
        organizationId,
        ...(entry ? { entry } : {}),
        createdBy: desk.actorId,
        createdAt: at,
        updatedAt: at,
      })
      .onConflictDoNothing()
      .returning({ id: event.id });
    if (inserted.length > 0 && content.ticketTypes.length > 0)
      await writeEvent(db, eventId, 1, {}, ticketTypeRows(eventId, content));
    return (await findOwnRow(desk, organizationId, eventId)) ? accept({ eventId }) : refuse("not_found");
  }

  return {
    createEvent: (organizationId, eventId) => insert(organizationId, eventId, EMPTY),

    async duplicateEvent(organizationId, eventId, copyId) {
      const row = await findOwnRow(desk, organizationId, eventId);
      if (!row) return refuse("not_found");
      const content = withChange(readContent(row, await findTicketTypes(db, eventId)), readChange(row));
      return insert(organizationId, copyId, copyOf(content, now()), row.entry);
    },

    async saveEvent(organizationId, eventId, given, seenRevision) {
      const row = await findOwnRow(desk, organizationId, eventId);
      if (!row) return refuse("not_found");
      if (!isEditable(readStanding(row).state)) return refuse("closed");
      const wanted = { ...given, imageKey: row.imageKey };
      try {
        return row.state === "published"
          ? await savePublished(row, wanted, seenRevision)
          : await saveDraft(row, wanted, seenRevision);
      } catch (problem) {
        if (problem instanceof ChangedSince) return refuse("changed_since");
        throw problem;
      }
    },

    async submitEvent(organizationId, eventId) {
      const row = await findOwnRow(desk, organizationId, eventId);
      if (!row) return refuse("not_found");
      const content = withChange(readContent(row, await findTicketTypes(db, eventId)), readChange(row));
      const plan = await findPlan(db, content.venueId);
      const decided = decideSubmit(readStanding(row), listReadinessProblems(content, plan, now()), now());
      if (!decided.ok) return decided;
      await enterQueue(row, content, decided.value.state);
      return accept(true);
    },

    async withdrawEvent(organizationId, eventId) {
      const row = await findOwnRow(desk, organizationId, eventId);
      if (!row) return refuse("not_found");
      const decided = decideWithdraw(readStanding(row));
      if (!decided.ok) return decided;
      await db
        .update(event)
        .set({ state: decided.value.state, submittedAt: null, pendingSince: null })
        .where(eq(event.id, eventId));
      await record(row, "withdrawn", null, readContent(row, await findTicketTypes(db, eventId)));
      return accept(true);
    },

    async dropChange(organizationId, eventId) {
      const row = await findOwnRow(desk, organizationId, eventId);
      if (!row) return refuse("not_found");
      await writeEvent(db, eventId, row.revision, {
        pendingChange: null,
        pendingSince: null,
        updatedAt: now(),
      });
      return accept(true);
    },

    async deleteEvent(organizationId, eventId) {
      const row = await findOwnRow(desk, organizationId, eventId);
      if (!row) return refuse("not_found");
      const decided = decideDelete(readStanding(row), await countBookings(desk, eventId));
      if (!decided.ok) return decided;
      await db.delete(event).where(eq(event.id, eventId));
      await recordAudit(desk.env.DB, {
        actorId: desk.actorId,
        action: "event.deleted",
        subject: `event:${eventId}`,
        organizationId,
        facts: { title: row.title },
      });
      return accept(true);
    },
  } satisfies Partial<Catalogue>;

  async function saveDraft(row: EventRow, wanted: EventContent, seen: number) {
    const plan = await findPlan(db, wanted.venueId);
    await writeEvent(
      db,
      row.id,
      seen,
      {
        ...contentColumns(wanted, plan),
        slug: makeSlug(wanted.title, row.id),
        updatedAt: now(),
      },
      ticketTypeRows(row.id, wanted),
    );
    return accept({ revision: seen + 1, waits: row.state === "in_review" });
  }

  /** Small edits are on sale at once; a new date, venue or price waits while the old one is sold. */
  async function savePublished(
    row: EventRow,
    wanted: EventContent,
    seen: number,
  ): Promise<Outcome<{ revision: number; waits: boolean }, SaveRefusal>> {
    if (row.revision !== seen) return refuse("changed_since");
    const before = readContent(row, await findTicketTypes(db, row.id));
    const { live, change } = splitChange(before, wanted);
    const problems = listReadinessProblems(wanted, await findPlan(db, wanted.venueId), now()).filter(
      // The show may have begun while a word of its text is put right.
      ({ problem }) => problem !== "starts_past" || wanted.startsAt !== before.startsAt,
    );
    if (problems.length > 0) return refuse("not_ready", { count: problems.length });
    const at = now();
    const columns = {
      ...contentColumns(live, await findPlan(db, live.venueId)),
      pendingChange: change,
      pendingSince: change ? at : null,
      updatedAt: at,
    };
    const rows = await findSetupRows(db, row.id);
    if (!rows) return refuse("not_found");
    const next = { ...rows.event, ...columns, revision: seen + 1 };
    const types = ticketTypeRows(row.id, live);
    const configured = await configureObject(
      desk.env,
      buildSetup(next, rows.venue, types, rows.organization, rows.profile),
    );
    if (!configured.ok) return configured;
    await writeEvent(db, row.id, seen, columns, types);
    if (change) {
      await record(row, "submitted", null, wanted);
      tellAdmins(desk, row.id, wanted.title, rows.organization.name, seen + 1);
    }
    return accept({ revision: seen + 1, waits: change !== null });
  }

  async function enterQueue(row: EventRow, content: EventContent, state: string) {
    const at = now();
    await db
      .update(event)
      .set(state === "in_review" ? { state, submittedAt: at } : { pendingSince: at })
      .where(eq(event.id, row.id));
    await record(row, "submitted", null, content);
    const rows = await findSetupRows(db, row.id);
    tellAdmins(desk, row.id, content.title, rows?.organization.name ?? "", at);
  }

  async function record(row: EventRow, action: string, reason: string | null, content: EventContent) {
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
      facts: { title: content.title },
    });
  }
}

/** Nothing of the old show's dates or sales: its times would be past, its picture another event's. */
function copyOf(content: EventContent, now: number): EventContent {
  const poolIds = new Map(content.pools.map((pool) => [pool.id, newId(now)]));
  return {
    ...content,
    imageKey: null,
    startsAt: null,
    endsAt: null,
    doorsAt: null,
    pools: content.pools.map((pool) => ({ ...pool, id: poolIds.get(pool.id)! })),
    ticketTypes: content.ticketTypes.map((type) => ({
      ...type,
      id: newId(now),
      saleStartsAt: null,
      saleEndsAt: null,
      draws:
        type.draws.from === "pool"
          ? { from: "pool", poolId: poolIds.get(type.draws.poolId) ?? type.draws.poolId }
          : type.draws,
    })),
  };
}

/** "tughlaq-7f3a2c": readable, and its own even for a title used before. */
export function makeSlug(title: string, eventId: string): string {
  const words = title
    .normalize("NFKD")
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-+|-+$/g, "")
    .slice(0, 60);
  return `${words || "event"}-${eventId.replaceAll("-", "").slice(-8)}`;
}
