import { Suspense, lazy, useEffect } from "react";
import { useLocation } from "react-router";

// Few visits are without network: what only they need is not waited for by the others.
const Kept = lazy(() => import("./last-seen-saved"));

/**
 * Keeps a public page's data on this device for when the network fails, and says so when that is what is shown.
 * @param data the public loader data, nothing of the visitor's; `seenAt` is set by `orLastSeen`
 */
export function LastSeenNotice({ data, seenAt }: { data: unknown; seenAt: number | undefined }) {
  const { pathname, search } = useLocation();
  const path = pathname + search;
  useEffect(() => {
    if (seenAt !== undefined) return;
    void import("./last-seen").then(({ keepLastSeen }) => keepLastSeen(path, data)).catch(() => undefined);
  }, [path, data, seenAt]);
  if (seenAt === undefined) return null;
  return (
    <Suspense>
      <Kept seenAt={seenAt} />
    </Suspense>
  );
}
