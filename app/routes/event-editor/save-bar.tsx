import type { EventView } from "#worker/catalogue/event-service";
import { Button } from "#app/ui/button";
import { m } from "#i18n/paraglide/messages";

/** The form's submit buttons; stays in view on wide screens. */
export function SaveBar({ state, pending }: { state: EventView["state"]; pending: boolean }) {
  const draft = state === "draft";
  return (
    <div className="bottom-0 z-10 sm:sticky -mx-1 flex flex-wrap gap-3 border-t border-line bg-paper px-1 py-3">
      {draft ? (
        <Button name="then" value="submit" size="console" variant="primary" pending={pending}>
          {m.editor_submit()}
        </Button>
      ) : null}
      <Button name="then" value="save" size="console" variant={draft ? "third" : "primary"} pending={pending}>
        {draft ? m.editor_save() : m.editor_save_changes()}
      </Button>
    </div>
  );
}
