/** The result of a decision: the accepted facts or a refusal reason. Expected refusals never throw. */
export type Outcome<Value, Reason extends string> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly reason: Reason; readonly detail?: RefusalDetail };

/** Facts for the refusal's message: a seat's name, a limit, a time. */
export type RefusalDetail = Readonly<Record<string, string | number | readonly string[] | readonly number[]>>;

export function accept<Value>(value: Value): { readonly ok: true; readonly value: Value } {
  return { ok: true, value };
}

export function refuse<Reason extends string>(
  reason: Reason,
  detail?: RefusalDetail,
): { readonly ok: false; readonly reason: Reason; readonly detail?: RefusalDetail } {
  return detail ? { ok: false, reason, detail } : { ok: false, reason };
}
