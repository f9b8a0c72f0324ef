import { Suspense, lazy, useEffect } from "react";
import { useLocation } from "react-router";

// Lazy-loaded: only needed offline.
const LastSeenSaved = lazy(() => import("./last-seen-saved"));

/**
 * Caches a public page's data on this device, and shows a notice when cached data is displayed.
 * @param data public loader data only; `seenAt` is set by `orLastSeen`
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
      <LastSeenSaved seenAt={seenAt} />
    </Suspense>
  );
}
