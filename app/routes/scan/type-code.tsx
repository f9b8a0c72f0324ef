import { useId, useState } from "react";
import { m } from "#i18n/paraglide/messages";
import type { ScannerSession } from "#app/scanner/scanner-session";
import { ScannerButton } from "./scanner-button";
import { Sheet } from "./sheet";

const SHOWN = 12;

/** For tickets that cannot be scanned: the short code under the QR, or the seat. */
export function TypeCode({ session, onClose }: { session: ScannerSession; onClose: () => void }) {
  const id = useId();
  const [typed, setTyped] = useState("");
  const found = typed.trim() === "" ? [] : session.search(typed, SHOWN + 1);
  const letters = typed.replace(/[\s–-]/g, "");
  const whole = letters.length >= 12;

  function pick(ticketId: string) {
    onClose();
    session.handle({ kind: "found", ticketId });
  }

  return (
    <Sheet title={m.scan_type_title()} back={m.scan_type_close()} onClose={onClose}>
      <form
        onSubmit={(submit) => {
          submit.preventDefault();
          if (typed.trim() === "") return;
          const only = found.length === 1 && !whole ? found[0] : undefined;
          if (only) return pick(only.ticketId);
          if (!whole) return;
          onClose();
          session.handle({ kind: "typed", text: typed });
        }}
      >
        <label htmlFor={id} className="type-button">
          {m.scan_type_label()}
        </label>
        <input
          id={id}
          value={typed}
          onChange={(change) => setTyped(change.target.value)}
          ref={(field) => field?.focus()}
          autoCapitalize="characters"
          autoComplete="off"
          autoCorrect="off"
          spellCheck={false}
          maxLength={200}
          aria-describedby={`${id}-hint`}
          className="tnum mt-2 min-h-16 w-full rounded-control border-2 border-scan-paper bg-transparent px-4 text-2xl"
        />
        <p id={`${id}-hint`} className="mt-2 text-base/6">
          {m.scan_type_hint()}
        </p>
        {whole && (
          <ScannerButton type="submit" filled className="mt-4">
            {m.scan_type_submit()}
          </ScannerButton>
        )}
      </form>
      {typed.trim() !== "" && (
        <div className="mt-5">
          <h3 className="type-button border-b border-scan-paper pb-2">{m.scan_type_results()}</h3>
          <p role="status" className="text-base/6 not-empty:py-3">
            {found.length === 0 ? m.scan_type_none() : ""}
          </p>
          <ul>
            {found.slice(0, SHOWN).map((ticket) => (
              <li key={ticket.ticketId} className="border-b border-scan-key">
                <button
                  type="button"
                  onClick={() => pick(ticket.ticketId)}
                  className="flex min-h-14 w-full items-center gap-x-4 py-2 text-left -outline-offset-2"
                >
                  <span className="type-small tnum shrink-0">{ticket.place || ticket.ticketType}</span>
                  <span className="min-w-0 grow truncate">
                    {[...new Set([ticket.section, ticket.ticketType])]
                      .filter((word) => word !== "" && word !== ticket.place)
                      .join(", ")}
                  </span>
                  <span className="shrink-0">
                    {ticket.revoked
                      ? m.scan_type_state_revoked()
                      : ticket.inside
                        ? m.scan_type_state_in()
                        : m.scan_type_state_out()}
                  </span>
                </button>
              </li>
            ))}
          </ul>
          {found.length > SHOWN && <p className="py-3 text-base/6">{m.scan_type_more_exist()}</p>}
        </div>
      )}
    </Sheet>
  );
}
