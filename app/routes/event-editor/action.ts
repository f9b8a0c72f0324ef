import { readEventCancellation } from "#domain/sale/event-cancellation";
import { parseWithZod } from "@conform-to/zod/v4";
import { data, redirect } from "react-router";
import type { Outcome } from "#domain/core/outcome";
import type { CatalogueService } from "#worker/catalogue/catalogue-service";
import { withResult } from "#app/ui/flash";
import { notFound } from "#app/guards";
import { newId } from "#app/device/ids";
import { EventForm, toEventContent } from "./event-form";

interface EventContext {
  readonly catalogue: CatalogueService;
  readonly organizationId: string;
  readonly eventId: string;
  /** Path of the editor. */
  readonly path: string;
}

/** Saves the form and, if requested, submits the event for review. A refusal returns the submitted values. */
export async function handleSave(form: FormData, { catalogue, organizationId, eventId, path }: EventContext) {
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
  const content = toEventContent(submission.value, current.content, venues, newId);
  const saved = await catalogue.saveEvent(organizationId, eventId, content, submission.value.revision);
  if (!saved.ok) {
    if (saved.reason === "not_found") throw notFound();
    return data(
      { result: submission.reply(), problem: saved.reason, count: Number(saved.detail?.count ?? 0) },
      { status: 409 },
    );
  }
  const page = `${path}?at=${saved.value.revision}`;
  if (form.get("then") === "submit") {
    const sent = await catalogue.submitEvent(organizationId, eventId);
    return redirect(withResult(page, sent.ok ? "sent" : sent.reason));
  }
  const isNewLink = content.onlineUrl !== current.content.onlineUrl;
  const published = saved.value.waits ? "waits" : isNewLink ? "link" : "live";
  const result = current.state === "published" ? published : "saved";
  return redirect(withResult(page, result));
}

/** Handles the page's other buttons, by their `intent`. */
export async function handleIntent(
  form: FormData,
  { catalogue, organizationId, eventId, path }: EventContext,
) {
  switch (form.get("intent")) {
    case "withdraw":
      foundOr404(await catalogue.withdrawEvent(organizationId, eventId));
      return redirect(path);
    case "resend": {
      const sent = foundOr404(await catalogue.submitEvent(organizationId, eventId));
      return redirect(withResult(path, sent.ok ? "sent" : sent.reason));
    }
    case "drop_change":
      foundOr404(await catalogue.dropChange(organizationId, eventId));
      return redirect(`${path}?at=${newId()}`);
    case "remove_picture":
      foundOr404(await catalogue.removeImage(organizationId, eventId));
      return redirect(path);
    case "delete": {
      const deleted = foundOr404(await catalogue.deleteEvent(organizationId, eventId));
      return redirect(deleted.ok ? path.replace(/\/events\/.*$/, "") : withResult(path, deleted.reason));
    }
    case "cancel": {
      const reason = readEventCancellation(String(form.get("cause") ?? ""), String(form.get("reason") ?? ""));
      if (!reason) return redirect(withResult(path, "cancel_reason_missing"));
      const cancelled = foundOr404(await catalogue.cancelEvent(organizationId, eventId, reason));
      if (!cancelled.ok) return redirect(withResult(path, cancelled.reason));
      const { bookings, refundsMinor } = cancelled.value;
      return redirect(withResult(path, "cancelled", { bookings, refunds: refundsMinor }));
    }
    default:
      return data(null, { status: 400 });
  }
}

/** @throws 404 for `not_found`, which also covers events of other organizations */
function foundOr404<Value, Reason extends string>(outcome: Outcome<Value, Reason>): Outcome<Value, Reason> {
  if (!outcome.ok && outcome.reason === "not_found") throw notFound();
  return outcome;
}
