import { type ReactNode, useEffect, useState } from "react";
import { useBlocker } from "react-router";
import { Button } from "#app/ui/button";
import { Dialog } from "#app/ui/dialog";
import { m } from "#i18n/paraglide/messages";

/** Asks before unsaved words are left behind: by a link, by closing the tab. Sending a form is not leaving. */
export function LeaveGuard({ children }: { children: (noteDirty: (dirty: boolean) => void) => ReactNode }) {
  const [dirty, setDirty] = useState(false);
  const blocker = useBlocker(({ currentLocation, nextLocation }) => {
    const stays = nextLocation.pathname.startsWith(currentLocation.pathname);
    const looksOnly = nextLocation.pathname.endsWith("/preview");
    return dirty && (!stays || looksOnly);
  });
  useEffect(() => {
    if (!dirty) return undefined;
    const ask = (leaving: BeforeUnloadEvent) => leaving.preventDefault();
    window.addEventListener("beforeunload", ask);
    return () => window.removeEventListener("beforeunload", ask);
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
