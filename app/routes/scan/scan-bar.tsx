import { m } from "#i18n/paraglide/messages";
import type { ScannerView } from "#app/scanner/scanner-view";
import { age } from "./clock-labels";

/** Where we are and how many are in: the same on every scanner screen, in its colours. */
export function ScanBar({ view, now }: { view: ScannerView; now: number }) {
  const { pairing, counts } = view;
  const gate =
    pairing.direction === "entry"
      ? m.scan_bar_entry({ gate: pairing.gateName })
      : m.scan_bar_exit({ gate: pairing.gateName });
  return (
    <div
      role="group"
      aria-label={m.scan_bar_label()}
      className="grid min-h-22 shrink-0 grid-cols-[minmax(0,1fr)_auto] content-center gap-x-4 gap-y-1.5 px-5 py-3 [grid-area:bar]"
    >
      <p className="type-button truncate">{gate}</p>
      <p className="type-button text-right">{pairing.listName}</p>
      <p className="tnum flex gap-x-3 text-base/5">
        <span>
          <b className="font-bold">{counts.admitted}</b> {m.scan_bar_in()}
        </span>
        <span>
          <b className="font-bold">{counts.out}</b> {m.scan_bar_out()}
        </span>
      </p>
      <p className="tnum text-right text-base/5">{age(view.countsAsOf, now)}</p>
    </div>
  );
}
