import { useEffect } from "react";
import { type FetcherWithComponents, useFetcher } from "react-router";
import { Button } from "#app/ui/button";
import { Checkbox } from "#app/ui/field";
import { useAnnounce } from "#app/ui/live-region";
import { m } from "#i18n/paraglide/messages";
import type { GatesView } from "#worker/gate/gates";
import type { GatesResult } from "./gates-result";

/** The fetcher of a form that closes and is announced when its change is saved, and the problem if it is not. */
export function useSavingForm(
  saved: () => string,
  onClose: () => void,
): { readonly saving: FetcherWithComponents<GatesResult>; readonly problem: string | undefined } {
  const saving = useFetcher<GatesResult>();
  const announce = useAnnounce();
  const result = saving.data;
  const isSaved = result && "done" in result;
  useEffect(() => {
    if (!isSaved) return;
    announce(saved());
    onClose();
  }, [isSaved, announce, saved, onClose]);
  return { saving, problem: result && "problem" in result ? result.problem : undefined };
}

/** Ticket types that a gate or list admits; none chosen means all. */
export function TicketTypeChoice({
  view,
  name,
  chosen,
  className,
}: {
  view: GatesView;
  name: string;
  chosen: readonly string[];
  className?: string;
}) {
  return (
    <fieldset className={className}>
      <legend className="type-second text-ink-2">
        {m.gates_types()}. {m.gates_types_hint()}
      </legend>
      {view.ticketTypes.map((type) => (
        <Checkbox
          key={type.id}
          name={name}
          value={type.id}
          label={type.name}
          defaultChecked={chosen.includes(type.id)}
        />
      ))}
    </fieldset>
  );
}

/** Save and cancel at the end of the form. */
export function SaveOrCancel({
  intent,
  label,
  pending,
  onClose,
}: {
  intent: string;
  label: string;
  pending: boolean;
  onClose: () => void;
}) {
  return (
    <div className="flex gap-3 md:col-span-2">
      <Button size="console" name="intent" value={intent} pending={pending}>
        {label}
      </Button>
      <Button type="button" size="console" variant="third" onClick={onClose}>
        {m.gates_cancel()}
      </Button>
    </div>
  );
}
