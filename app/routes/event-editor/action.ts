import { parseWithZod } from "@conform-to/zod/v4";
import { data, redirect } from "react-router";
import type { Outcome } from "#domain/core/outcome";
import type { Catalogue } from "#worker/catalogue/catalogue";
import { notFound } from "#app/guards";
import { newId } from "#app/device/ids";
import { EventForm, contentOf } from "./event-form";

interface Place {
  readonly catalogue: Catalogue;
  readonly organizationId: string;
  readonly eventId: string;
  /** The editor's own address. */
  readonly here: string;
}

/** Save, and where asked send to review. What was written comes back with whatever stood in the way. */
export async function saveForm(form: FormData, { catalogue, organizationId, eventId, here }: Place) {
  const submission = parseWithZod(form, { schema: EventForm });
  if (submission.status !== "success")
    return data(
      { result: submission.reply(), problem: submission.status === "error" ? "invalid" : null, count: 0 },
      { status: submission.status === "error" ? 400 : 200 },
    );
  const [current, venues] = await Promise.all([
    catalogue.findEvent(organizationId, eventId),
    catalogue.listVenues(organizationId),
  ]);
  if (!current) throw notFound();
  const content = contentOf(submission.value, current.content, venues, newId);
  const saved = await catalogue.saveEvent(organizationId, eventId, content, submission.value.revision);
  if (!saved.ok) {
    if (saved.reason === "not_found") throw notFound();
    return data(
      { result: submission.reply(), problem: saved.reason, count: Number(saved.detail?.count ?? 0) },
      { status: 409 },
    );
  }
  const at = `at=${saved.value.revision}`;
  if (form.get("then") === "submit") {
    const sent = await catalogue.submitEvent(organizationId, eventId);
    return redirect(`${here}?${at}&told=${sent.ok ? "sent" : sent.reason}`);
  }
  const told = current.state !== "published" ? "saved" : saved.value.waits ? "waits" : "live";
  return redirect(`${here}?${at}&told=${told}`);
}

/** The page's other buttons. */
export async function actOnEvent(form: FormData, place: Place) {
  const { catalogue, organizationId, eventId, here } = place;
  switch (form.get("intent")) {
    case "withdraw":
      found(await catalogue.withdrawEvent(organizationId, eventId));
      return redirect(here);
    case "resend": {
      const sent = found(await catalogue.submitEvent(organizationId, eventId));
      return redirect(`${here}?told=${sent.ok ? "sent" : sent.reason}`);
    }
    case "drop_change":
      found(await catalogue.dropChange(organizationId, eventId));
      return redirect(`${here}?at=${newId()}`);
    case "remove_picture":
      found(await catalogue.removeImage(organizationId, eventId));
      return redirect(here);
    case "delete": {
      const deleted = found(await catalogue.deleteEvent(organizationId, eventId));
      return redirect(deleted.ok ? here.replace(/\/events\/.*$/, "") : `${here}?told=${deleted.reason}`);
    }
    case "cancel": {
      const reason = String(form.get("reason") ?? "").slice(0, 300);
      const cancelled = found(await catalogue.cancelEvent(organizationId, eventId, reason));
      if (!cancelled.ok) return redirect(`${here}?told=${cancelled.reason}`);
      const { bookings, refundsMinor } = cancelled.value;
      return redirect(`${here}?told=cancelled&bookings=${bookings}&refunds=${refundsMinor}`);
    }
    default:
      return data(null, { status: 400 });
  }
}

/** Somebody else's event answers like none. */
function found<Value, Reason extends string>(outcome: Outcome<Value, Reason>): Outcome<Value, Reason> {
  if (!outcome.ok && outcome.reason === "not_found") throw notFound();
  return outcome;
}
