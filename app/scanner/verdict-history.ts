import type { GateManifest } from "#domain/gate/manifest-lookup";
import { type Scan, isAdmission, isExit } from "#domain/gate/scan";
import { type Committed, restoreVerdict } from "./committed-verdict";

/** The verdicts of one device, and which of its admissions and exits an undo can still reach. */
export class VerdictHistory {
  readonly #manifest: GateManifest;
  readonly #verdicts = new Map<string, Committed>();
  /** Admissions and exits of this device in the order of its log. */
  readonly #own: Scan[] = [];
  readonly #undone = new Set<string>();

  constructor(manifest: GateManifest) {
    this.#manifest = manifest;
  }

  find(scanId: string): Committed | null {
    return this.#verdicts.get(scanId) ?? null;
  }

  /** Adds a scan of this device; `verdict` is absent for a scan from before the page was opened. */
  add(scan: Scan, verdict?: Committed): void {
    if (verdict) this.#verdicts.set(scan.scanId, verdict);
    if (scan.undoOf !== null) this.#undone.add(scan.undoOf);
    else if (isAdmission(scan) || isExit(scan)) {
      // Storage lists scans by id, in which 10 is before 9.
      const before = this.#own.findLastIndex(
        ({ epoch, seq }) => epoch < scan.epoch || (epoch === scan.epoch && seq < scan.seq),
      );
      this.#own.splice(before + 1, 0, scan);
      if (!this.#verdicts.has(scan.scanId))
        this.#verdicts.set(scan.scanId, restoreVerdict(scan, this.#manifest));
    }
  }

  /** Takes over the verdicts of the history of an older manifest; its scans are added on their own. */
  takeOver(from: VerdictHistory): void {
    for (const [scanId, verdict] of from.#verdicts) this.#verdicts.set(scanId, verdict);
  }

  canUndo(scanId: string): boolean {
    return this.#own.some((own) => own.scanId === scanId) && !this.#undone.has(scanId);
  }

  /** The last admission or exit of this device that is not undone. */
  undoable(): Committed | null {
    const last = this.#own.findLast(({ scanId }) => !this.#undone.has(scanId));
    return last ? this.find(last.scanId) : null;
  }
}
