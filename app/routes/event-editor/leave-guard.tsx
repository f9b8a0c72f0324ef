import { type ReactNode, useEffect, useState } from "react";
import { useBlocker } from "react-router";
import { Button } from "#app/ui/button";
import { Dialog } from "#app/ui/dialog";
import { m } from "#i18n/paraglide/messages";

/** Confirms before unsaved changes are lost by a link or a closed tab. A form submission does not count as leaving. */
export function LeaveGuard({
  children,
}: {
  children: (onDirtyChange: (dirty: boolean) => void) => ReactNode;
}) {
  const [dirty, setDirty] = useState(false);
  const blocker = useBlocker(({ currentLocation, nextLocation }) => {
    const stays = nextLocation.pathname.startsWith(currentLocation.pathname);
    const opensPreview = nextLocation.pathname.endsWith("/preview");
    return dirty && (!stays || opensPreview);
  });
  useEffect(() => {
    if (!dirty) return undefined;
    const confirm = (leaving: BeforeUnloadEvent) => leaving.preventDefault();
    window.addEventListener("beforeunload", confirm);
    return () => window.removeEventListener("beforeunload", confirm);
  }, [dirty]);
  return (
    <div className="min-w-0">
      {children(setDirty)}
      <Dialog
        open={blocker.state === "blocked"}
        onOpenChange={(open) => {
          if (!open) blocker.reset?.();
        }}
        title={m.editor_leave_title()}
        actions={
          <>
            <Button type="button" variant="third" size="console" onClick={() => blocker.reset?.()}>
              {m.editor_leave_stay()}
            </Button>
            <Button type="button" variant="second" size="console" onClick={() => blocker.proceed?.()}>
              {m.editor_leave_go()}
            </Button>
          </>
        }
      >
        {m.editor_leave_text()}
      </Dialog>
    </div>
  );
}
