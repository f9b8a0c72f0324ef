import { useState } from "react";

/**
 * A key for a form that shows the refusal of its last submission. It changes when a submission succeeds after a refusal,
 * so that a new form shows what was saved and no error of before.
 * @param refusal the action's data; undefined after a success, which redirects
 */
export function useFormKey(refusal: unknown): number {
  const [last, setLast] = useState({ refusal, successes: 0 });
  if (last.refusal !== refusal)
    setLast({ refusal, successes: last.successes + (refusal === undefined ? 1 : 0) });
  return last.successes;
}
