import { and, eq, inArray } from "drizzle-orm";
import { isSameIntent } from "#domain/payment/payment-intent";
import { database } from "../db/database";
import { sandboxPayment, sandboxRefund } from "../db/schema";
import type { Env } from "../platform/env";
import type { HeldPayment, Intent, IntentRequest, PaymentStanding } from "./payments";
import { ProviderProblem } from "./payments";

/** Store of the sandbox provider. It emulates an external server: it reads no other table and reports by webhook only. */
export type SandboxPayment = typeof sandboxPayment.$inferSelect;
export type SandboxMethod = "card" | "upi" | "netbanking";

export async function openIntent(env: Pick<Env, "DB">, request: IntentRequest, now: number): Promise<Intent> {
  const db = database(env);
  await db
    .insert(sandboxPayment)
    .values({
      intentId: `sbx_${crypto.randomUUID().replaceAll("-", "")}`,
      reference: request.paymentId,
      eventId: request.eventId,
      bookingId: request.bookingId,
      amountMinor: request.amountMinor,
      currency: request.currency,
      state: "created",
      returnUrl: request.returnUrl,
      createdAt: now,
      updatedAt: now,
    })
    .onConflictDoNothing();
  const [row] = await db.select().from(sandboxPayment).where(eq(sandboxPayment.reference, request.paymentId));
  if (!row) throw new ProviderProblem("sandbox", 500, "intent not written");
  if (!isSameIntent(row, request)) throw new ProviderProblem("sandbox", 409, "intent of another booking");
  return { intentId: row.intentId, payUrl: `/pay/sandbox/${row.intentId}` };
}

export async function findIntent(env: Pick<Env, "DB">, intentId: string): Promise<SandboxPayment | null> {
  const [row] = await database(env)
    .select()
    .from(sandboxPayment)
    .where(eq(sandboxPayment.intentId, intentId));
  return row ?? null;
}

export async function findByReference(
  env: Pick<Env, "DB">,
  eventId: string,
  reference: string,
): Promise<SandboxPayment | null> {
  const [row] = await database(env)
    .select()
    .from(sandboxPayment)
    .where(and(eq(sandboxPayment.reference, reference), eq(sandboxPayment.eventId, eventId)));
  return row ?? null;
}

/** The buyer's decision. A card is authorised only; UPI and net banking capture at once. Null: already decided. */
export async function decideIntent(
  env: Pick<Env, "DB">,
  decision: { intentId: string; method: SandboxMethod; succeeds: boolean; now: number },
): Promise<SandboxPayment | null> {
  const state = decision.succeeds ? (decision.method === "card" ? "authorised" : "captured") : "failed";
  const [row] = await database(env)
    .update(sandboxPayment)
    .set({ state, method: decision.method, updatedAt: decision.now })
    .where(
      and(
        eq(sandboxPayment.intentId, decision.intentId),
        inArray(sandboxPayment.state, ["created", "failed"]),
      ),
    )
    .returning();
  return row ?? null;
}

/** The shop's capture or void of an authorised card. Idempotent. */
export async function settleIntent(
  env: Pick<Env, "DB">,
  intentId: string,
  to: "captured" | "voided",
  now: number,
): Promise<{ row: SandboxPayment; changed: boolean }> {
  const db = database(env);
  const from = to === "captured" ? ["authorised"] : ["authorised", "created", "failed"];
  const [changed] = await db
    .update(sandboxPayment)
    .set({ state: to, updatedAt: now })
    .where(and(eq(sandboxPayment.intentId, intentId), inArray(sandboxPayment.state, from)))
    .returning();
  if (changed) return { row: changed, changed: true };
  const row = await findIntent(env, intentId);
  if (!row) throw new ProviderProblem("sandbox", 404, "no such intent");
  return { row, changed: false };
}

/** `done` is false if the refund would exceed the captured amount. Idempotent by refund id; `first` marks the first call. */
export async function writeRefund(
  env: Pick<Env, "DB">,
  refund: HeldPayment & { refundId: string; now: number },
): Promise<{ done: boolean; row: SandboxPayment; first: boolean }> {
  const db = database(env);
  const row = await findIntent(env, refund.intentId);
  if (!row) throw new ProviderProblem("sandbox", 404, "no such intent");
  const [written] = await env.DB.batch([
    env.DB.prepare(
      `insert into sandbox_refund (refund_id, intent_id, amount_minor, at)
       select ?1, intent_id, ?2, ?3 from sandbox_payment
       where intent_id = ?4 and state = 'captured' and refunded_minor + ?2 <= amount_minor
       on conflict do nothing`,
    ).bind(refund.refundId, refund.amountMinor, refund.now, refund.intentId),
    env.DB.prepare(
      `update sandbox_payment set updated_at = ?2,
       refunded_minor = (select coalesce(sum(amount_minor), 0) from sandbox_refund where intent_id = ?1)
       where intent_id = ?1`,
    ).bind(refund.intentId, refund.now),
  ]);
  const first = (written?.meta.changes ?? 0) > 0;
  const [stored] = await db.select().from(sandboxRefund).where(eq(sandboxRefund.refundId, refund.refundId));
  return { done: stored !== undefined, row, first };
}

export function standingOf(row: SandboxPayment): PaymentStanding {
  if (
    row.state === "authorised" ||
    row.state === "captured" ||
    row.state === "failed" ||
    row.state === "voided"
  )
    return {
      state: row.state,
      intentId: row.intentId,
      eventId: row.eventId,
      bookingId: row.bookingId,
      amountMinor: row.amountMinor,
      currency: row.currency,
    };
  return { state: "nothing" };
}
