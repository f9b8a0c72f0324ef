import type { SyncState } from "./gate-cache";
import type { Committed } from "./committed-verdict";
import type { AdmissionCounts, AdmissionService } from "./admission-service";
import { type LinkState, UNLINKED } from "./link-state";
import type { LoadProgress } from "./manifest-load";
import type { Pairing } from "./scan-store";
import { FIRST_SCREEN, type ScanScreen } from "./scan-screen";

/** Immutable view state of the scanner page. */
export interface ScannerView {
  readonly pairing: Pairing;
  /** Whether this window holds the write lock of the log. */
  readonly writes: boolean;
  readonly screen: ScanScreen;
  /** Null until a complete gate manifest is stored. */
  readonly manifest: ManifestFacts | null;
  readonly load: LoadState;
  readonly link: LinkState;
  readonly clock: SyncState["clock"];
  readonly counts: AdmissionCounts;
  /** Time of the last sync that the counts include; null: never. */
  readonly countsAsOf: number | null;
  readonly recent: readonly Committed[];
  readonly undoable: Committed | null;
  /** The verdict that was just undone, for one line on the screen. */
  readonly undone: Committed | null;
  readonly incidents: readonly IncidentLine[];
  readonly closed: "completed" | "cancelled" | null;
}

export interface ManifestFacts {
  readonly tickets: number;
  readonly bytes: number;
  readonly asOf: number;
  readonly timeZone: string;
  readonly listName: string;
  readonly gateName: string;
  readonly title: string;
  /** Whether the gate's list scans exits. */
  readonly exits: boolean;
}

export interface LoadState {
  readonly state: "idle" | "loading" | "waiting" | "broken";
  readonly progress: LoadProgress | null;
}

export interface IncidentLine {
  readonly id: string;
  readonly kind: string;
  readonly what: string;
  readonly at: number;
}

/** The view of a session that has no manifest yet. */
export function initialView(pairing: Pairing, sync: SyncState): ScannerView {
  return {
    pairing,
    writes: false,
    screen: FIRST_SCREEN,
    manifest: null,
    load: { state: "idle", progress: null },
    link: { ...UNLINKED, syncedAt: sync.syncedAt },
    clock: sync.clock,
    counts: { admitted: 0, out: 0 },
    countsAsOf: sync.syncedAt,
    recent: [],
    undoable: null,
    undone: null,
    incidents: [],
    closed: null,
  };
}

export function manifestFacts(service: AdmissionService): ManifestFacts {
  const { head, size } = service.manifest;
  return {
    tickets: size,
    bytes: head.shards.reduce((sum, { bytes }) => sum + bytes, 0),
    asOf: service.listAsOf,
    timeZone: head.timeZone,
    listName: service.list.name,
    gateName: service.gate.name,
    title: head.title,
    exits: service.list.exits ?? true,
  };
}

/** The part of the view that each scan and each sync can change. */
export function admissionFacts(
  service: AdmissionService,
): Pick<ScannerView, "counts" | "undoable" | "incidents"> {
  return {
    counts: service.counts(),
    undoable: service.undoable(),
    incidents: service.incidents().map(({ id, kind, ticketId, at }) => ({
      id,
      kind,
      at,
      what: (ticketId && service.placeOf(ticketId)) || "",
    })),
  };
}
