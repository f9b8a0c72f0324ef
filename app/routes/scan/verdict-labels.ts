import { m } from "#i18n/paraglide/messages";
import { intlLocale } from "#i18n/locale";
import type { Committed } from "#app/scanner/committed-verdict";
import type { AdmissionService } from "#app/scanner/admission-service";
import { clockTime } from "./clock-labels";

export interface VerdictLabels {
  /** The one huge word. */
  readonly word: string;
  readonly reason: string;
  /** What happened and what to do next. */
  readonly detail: string;
}

/** A verdict in the reader's language. Never a person's name: the list holds none. */
export function verdictLabels(verdict: Committed, service: AdmissionService): VerdictLabels {
  const typed = verdict.tone === "admit" && verdict.input === "typed" ? m.scan_typed_note() : "";
  if (verdict.decision === "admit") {
    if (verdict.kind === "override")
      return { word: m.scan_verdict_admit(), reason: m.scan_reason_override(), detail: reasonLabel(verdict) };
    if (verdict.kind === "exit")
      return { word: m.scan_verdict_exit(), reason: m.scan_reason_exit(), detail: typed };
    return {
      word: m.scan_verdict_admit(),
      reason: verdict.again ? m.scan_reason_again() : m.scan_reason_first(),
      detail: typed,
    };
  }
  return {
    word: verdict.decision === "check" ? m.scan_verdict_check() : m.scan_verdict_stop(),
    reason: reasonLabel(verdict),
    detail: nextStep(verdict, service),
  };
}

/** The reason alone, short enough for a line of the list. */
export function reasonLabel(verdict: Pick<Committed, "reason" | "input">): string {
  switch (verdict.reason) {
    case null:
      return "";
    case "invalid_code":
      return verdict.input === "typed" ? m.scan_reason_mistyped() : m.scan_reason_invalid_code();
    case "unknown_key":
      return m.scan_reason_unknown_key();
    case "key_withdrawn":
      return m.scan_reason_key_withdrawn();
    case "wrong_event":
      return m.scan_reason_wrong_event();
    case "unknown":
      return m.scan_reason_unknown();
    case "superseded":
      return m.scan_reason_superseded();
    case "revoked":
      return m.scan_reason_revoked();
    case "unpaid":
      return m.scan_reason_unpaid();
    case "blocked":
      return m.scan_reason_blocked();
    case "wrong_gate":
      return m.scan_reason_wrong_gate();
    case "wrong_type":
      return m.scan_reason_wrong_type();
    case "not_yet":
      return m.scan_reason_not_yet();
    case "too_late":
      return m.scan_reason_too_late();
    case "already_in":
      return m.scan_reason_already_in();
    case "no_reentry":
      return m.scan_reason_no_reentry();
    case "sold_after_list":
      return m.scan_reason_sold_after_list();
    case "not_inside":
      return m.scan_reason_not_inside();
  }
}

function nextStep(verdict: Committed, service: AdmissionService): string {
  const { facts } = verdict;
  const { timeZone, title } = service.manifest.head;
  const time = (at: number | undefined) => (at === undefined ? "?" : clockTime(at, timeZone));
  switch (verdict.reason) {
    case null:
      return "";
    case "invalid_code":
      return verdict.input === "typed" ? m.scan_next_mistyped() : m.scan_next_invalid_code();
    case "unknown_key":
      return m.scan_next_unknown_key();
    case "key_withdrawn":
      return m.scan_next_key_withdrawn();
    case "wrong_event": {
      const other =
        facts.otherEventTag === undefined ? null : service.manifest.otherEventTitle(facts.otherEventTag);
      return other
        ? m.scan_next_wrong_event_named({ other, event: title })
        : m.scan_next_wrong_event({ event: title });
    }
    case "unknown":
      return m.scan_next_unknown({ time: time(facts.listAsOf) });
    case "superseded":
      return m.scan_next_superseded();
    case "revoked":
      return m.scan_next_revoked();
    case "unpaid":
      return m.scan_next_unpaid();
    case "blocked":
      return m.scan_next_blocked();
    case "wrong_gate":
      return facts.gates?.length
        ? m.scan_next_wrong_gate({ gates: listOf(facts.gates) })
        : m.scan_next_wrong_gate_unknown();
    case "wrong_type":
      return m.scan_next_wrong_type();
    case "not_yet":
      return m.scan_next_not_yet({ time: time(facts.validFrom) });
    case "too_late":
      return m.scan_next_too_late({ time: time(facts.validUntil) });
    case "already_in":
      return m.scan_next_already_in(earlier(verdict, service));
    case "no_reentry":
      return m.scan_next_no_reentry(earlier(verdict, service));
    case "sold_after_list":
      return m.scan_next_sold_after_list({ signed: time(facts.issuedAt), list: time(facts.listAsOf) });
    case "not_inside":
      return m.scan_next_not_inside();
  }
}

function earlier({ facts, scanId }: Committed, service: AdmissionService) {
  const { earlier: before } = facts;
  if (!before) return { gate: m.scan_other_gate(), time: "?", device: m.scan_other_phone() };
  const own = scanId.startsWith(`${before.deviceId}:`);
  return {
    gate: service.manifest.gateName(before.gateId) ?? m.scan_other_gate(),
    time: clockTime(before.at, service.manifest.head.timeZone),
    device: own ? m.scan_this_phone() : (service.deviceName(before.deviceId) ?? m.scan_other_phone()),
  };
}

function listOf(names: readonly string[]): string {
  return new Intl.ListFormat(intlLocale(), { type: "disjunction" }).format(names);
}
