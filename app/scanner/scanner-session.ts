import { sha256 } from "#domain/core/digest";
import { openAdmission } from "./admission-opening";
import type { AdmissionService } from "./admission-service";
import { type Committed, restoreVerdict } from "./committed-verdict";
import { type GateCache, type SyncState, initialSyncState } from "./gate-cache";
import { GateClient, GateTrouble } from "./gate-client";
import { type LinkTrouble, afterFailure, afterSuccess } from "./link-state";
import { loadManifest } from "./manifest-load";
import type { Pairing, ScanLog } from "./scan-store";
import { type ScanRequest, stepScreen } from "./scan-screen";
import { type ScannerView, admissionFacts, initialView, manifestFacts } from "./scanner-view";
import { type SyncResult, exchange, readSyncState } from "./sync-exchange";
import { SyncLoop } from "./sync-loop";
import type { FoundTicket } from "./ticket-search";
import { holdWindow } from "./window-lock";

export interface SessionParts {
  readonly log: ScanLog;
  readonly cache: GateCache;
  readonly appVersion: string;
  readonly now: () => number;
  readonly random: () => number;
}

const MOVE_ON_MS = 1_000;
/** Assumed round trip of a server time read from a refusal, so that any later measurement replaces it. */
const COARSE_MS = 5_000;
const RECENT = 5;

/** Session of one paired gate: admission, screen state and sync. Pages subscribe to its view and send user actions. */
export class ScannerSession {
  readonly #parts: SessionParts;
  readonly #listeners = new Set<() => void>();
  readonly #verdictListeners = new Set<(verdict: Committed) => void>();
  readonly #client: GateClient;
  readonly #loop: SyncLoop;
  #view: ScannerView;
  #service: AdmissionService | null = null;
  #sync: SyncState;
  #moveOnTimer: ReturnType<typeof setTimeout> | undefined;
  #opening: Promise<void> = Promise.resolve();
  /** Sync results since the cache was read for the service that is being opened; null otherwise. */
  #resultsWhileOpening: SyncResult[] | null = null;
  #release: () => void = () => undefined;
  #disposed = false;

  private constructor(pairing: Pairing, sync: SyncState, parts: SessionParts) {
    this.#parts = parts;
    this.#sync = sync;
    this.#client = new GateClient(pairing, () => parts.now() + (this.#sync.clock?.offsetMs ?? 0));
    this.#view = initialView(pairing, sync);
    this.#loop = new SyncLoop({
      deviceId: pairing.deviceId,
      now: parts.now,
      random: parts.random,
      exchange: () => this.#exchange(),
      failures: () => this.#view.link.failures,
      // A revoked device syncs only until its unsent scans are quarantined.
      maySync: () => this.#view.pairing.revokedAt === null || this.#view.link.pending > 0,
      onScheduled: (at) => this.#show({ link: { ...this.#view.link, nextTryAt: at } }),
    });
  }

  /** Returns null when this device has no such pairing. @throws when the storage cannot be opened */
  static async open(deviceId: string, parts: SessionParts): Promise<ScannerSession | null> {
    // Dexie does not open a database again by itself after a failure.
    if (!parts.log.isOpen()) await parts.log.open();
    const pairing = await parts.log.pairings.get(deviceId);
    if (!pairing) return null;
    const sync = await readSyncState(parts.cache, deviceId).catch(() => initialSyncState(deviceId));
    const session = new ScannerSession(pairing, sync, parts);
    await session.#takeWindow(false);
    session.#show({
      link: { ...session.#view.link, pending: await parts.log.countUnsent(deviceId) },
    });
    globalThis.addEventListener?.("online", session.#nudge);
    globalThis.addEventListener?.("pageshow", session.#nudge);
    globalThis.document?.addEventListener("visibilitychange", session.#nudge);
    void session.refreshManifest();
    if (pairing.revokedAt !== null) session.#loop.syncNow();
    return session;
  }

  dispose(): void {
    this.#disposed = true;
    globalThis.removeEventListener?.("online", this.#nudge);
    globalThis.removeEventListener?.("pageshow", this.#nudge);
    globalThis.document?.removeEventListener("visibilitychange", this.#nudge);
    this.#loop.dispose();
    clearTimeout(this.#moveOnTimer);
    this.#release();
    this.#listeners.clear();
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  view = (): ScannerView => this.#view;

  /** Called with each committed verdict, for sound, vibration and live region. */
  onVerdict(listener: (verdict: Committed) => void): () => void {
    this.#verdictListeners.add(listener);
    return () => this.#verdictListeners.delete(listener);
  }

  get service(): AdmissionService | null {
    return this.#service;
  }

  /** Handles a scan or button press. Ignored while a verdict waits for a tap. */
  handle(request: ScanRequest): void {
    const { now } = this.#parts;
    if (!this.#service || !this.#view.writes || this.#view.pairing.revokedAt !== null) return;
    const step = stepScreen(this.#view.screen, { is: "requested", request, at: now() });
    if (step.screen !== this.#view.screen) this.#show({ screen: step.screen });
    if (step.decide) void this.#decide(step.decide);
  }

  dismiss(): void {
    clearTimeout(this.#moveOnTimer);
    this.#show({ screen: stepScreen(this.#view.screen, { is: "dismissed" }).screen });
  }

  search(typed: string, limit: number): readonly FoundTicket[] {
    return this.#service?.search(typed, limit) ?? [];
  }

  async switchDirection(): Promise<void> {
    const isEntry = this.#view.pairing.direction === "entry" && this.#view.manifest?.exits !== false;
    const direction = isEntry ? "exit" : "entry";
    await this.#changePairing({ direction });
  }

  /** Syncs at once, regardless of the backoff. */
  syncNow(): void {
    this.#loop.syncNow();
  }

  async takeWindow(): Promise<void> {
    await this.#takeWindow(true);
    await this.#openService();
  }

  /** Opens the stored manifest at once, then downloads a newer one. */
  async refreshManifest(): Promise<void> {
    const { deviceId } = this.#view.pairing;
    if (!this.#service) await this.#openService().catch(() => undefined);
    if (this.#disposed || this.#view.load.state === "loading" || this.#view.pairing.revokedAt !== null)
      return;
    this.#show({ load: { state: "loading", progress: this.#view.load.progress } });
    try {
      await loadManifest({
        deviceId,
        client: this.#client,
        cache: this.#parts.cache,
        digest: sha256,
        onProgress: (progress) => this.#show({ load: { state: "loading", progress } }),
      });
      this.#show({ load: { state: "idle", progress: null } });
      await this.#openService();
    } catch (problem) {
      if (
        problem instanceof GateTrouble &&
        problem.trouble === "stale_clock" &&
        (await this.#setClock(problem))
      ) {
        this.#show({ load: { state: "idle", progress: null } });
        return this.refreshManifest();
      }
      if (problem instanceof GateTrouble && problem.trouble === "revoked") await this.#revoked();
      const state = problem instanceof GateTrouble ? "waiting" : "broken";
      this.#show({ load: { state, progress: this.#view.load.progress } });
    }
    this.#loop.syncNow();
  }

  async #decide(request: ScanRequest): Promise<void> {
    clearTimeout(this.#moveOnTimer);
    const service = this.#service;
    if (!service) return;
    const undoing = request.kind === "undo" ? service.undoable() : null;
    try {
      const verdict = await service.decide(request, this.#parts.now());
      this.#show({
        screen: stepScreen(this.#view.screen, { is: "committed", verdict }).screen,
        undone: undoing,
        ...(verdict ? { recent: [verdict, ...this.#view.recent].slice(0, RECENT) } : {}),
      });
      if (verdict) for (const listener of this.#verdictListeners) listener(verdict);
      if (verdict?.tone === "admit") this.#moveOnTimer = setTimeout(() => this.dismiss(), MOVE_ON_MS);
      this.#afterCommit();
    } catch {
      this.#show({ screen: stepScreen(this.#view.screen, { is: "failed" }).screen });
    }
  }

  /** Work after the verdict is painted: counters, pending count, next sync. */
  #afterCommit(): void {
    this.#show({
      ...(this.#service && admissionFacts(this.#service)),
      link: { ...this.#view.link, pending: this.#view.link.pending + 1 },
    });
    this.#loop.syncSoon();
  }

  /** One at a time, so that an older manifest never replaces a newer one. */
  #openService(): Promise<void> {
    const opening = this.#opening.then(() => this.#openNow());
    this.#opening = opening.catch(() => undefined).then(() => void (this.#resultsWhileOpening = null));
    return opening;
  }

  async #openNow(): Promise<void> {
    const { log, cache } = this.#parts;
    const { pairing } = this.#view;
    this.#resultsWhileOpening = [];
    const opened = await openAdmission(log, cache, pairing);
    if (!opened || this.#disposed) return;
    const { service, own } = opened;
    const before = this.#service;
    if (before) await service.takeOver(before);
    this.#sync = opened.sync;
    this.#service = service;
    for (const result of this.#resultsWhileOpening ?? []) this.#applySync(result);
    // Scans that the old service committed during the handover.
    if (before) await service.takeOver(before);
    const recent = [...own]
      .sort((a, b) => b.epoch - a.epoch || b.seq - a.seq)
      .filter(({ kind }) => kind !== "undo")
      .slice(0, RECENT);
    this.#show({
      manifest: manifestFacts(service),
      clock: this.#sync.clock,
      ...(before ? {} : { recent: recent.map((scan) => restoreVerdict(scan, service.manifest)) }),
      ...admissionFacts(service),
    });
    const exitsEnded = service.list.exits === false && pairing.direction === "exit";
    if (exitsEnded || pairing.gateName !== service.gate.name || pairing.listId !== service.list.id)
      await this.#changePairing({
        ...(exitsEnded && { direction: "entry" }),
        gateName: service.gate.name,
        listId: service.list.id,
        listName: service.list.name,
        eventTitle: service.manifest.head.title,
      });
  }

  #nudge = (): void => {
    if (globalThis.document?.visibilityState === "hidden") return;
    if (this.#view.load.state === "waiting") void this.refreshManifest();
    this.#loop.syncNow();
  };

  async #exchange(): Promise<void> {
    const { log, cache, appVersion, now } = this.#parts;
    const { deviceId } = this.#view.pairing;
    this.#show({ link: { ...this.#view.link, syncing: true } });
    try {
      await exchange({
        deviceId,
        appVersion,
        log,
        cache,
        client: this.#client,
        now,
        onResult: (result) => this.#takeResult(result),
      });
      const pending = await log.countUnsent(deviceId);
      this.#show({ link: afterSuccess(this.#view.link, now(), pending), countsAsOf: now() });
    } catch (problem) {
      if (problem instanceof GateTrouble && problem.trouble === "revoked") {
        await this.#revoked();
        if (this.#view.link.pending === 0) return;
      }
      if (problem instanceof GateTrouble && problem.trouble === "stale_clock") await this.#setClock(problem);
      this.#show({ link: afterFailure(this.#view.link, now(), causeOf(problem)) });
    }
  }

  #applySync({ sync, scans, changes }: SyncResult): void {
    this.#sync = sync;
    this.#service?.applySync(sync, scans, changes);
  }

  #takeResult(result: SyncResult): void {
    this.#resultsWhileOpening?.push(result);
    this.#applySync(result);
    const service = this.#service;
    this.#show({
      clock: result.sync.clock,
      ...(service && admissionFacts(service)),
      ...(service && this.#view.manifest
        ? { manifest: { ...this.#view.manifest, tickets: service.manifest.size, asOf: service.listAsOf } }
        : {}),
    });
    for (const command of result.commands) {
      if (command.kind === "event_closed") this.#show({ closed: command.state });
      else if (command.version !== service?.manifest.head.version) void this.refreshManifest();
    }
  }

  /** @returns whether the clock offset was corrected, so that a retry makes sense */
  async #setClock({ serverNow }: GateTrouble): Promise<boolean> {
    if (serverNow === null) return false;
    const at = this.#parts.now();
    const offsetMs = serverNow - at;
    const better = Math.abs(offsetMs - (this.#sync.clock?.offsetMs ?? 0)) > 60_000;
    this.#sync = { ...this.#sync, clock: { offsetMs, roundTripMs: COARSE_MS, measuredAt: at } };
    await this.#parts.cache.heard.put(this.#sync).catch(() => undefined);
    this.#show({ clock: this.#sync.clock });
    return better;
  }

  async #revoked(): Promise<void> {
    const { pairing, link } = this.#view;
    const pending = await this.#parts.log.countUnsent(pairing.deviceId);
    await this.#changePairing({ revokedAt: pairing.revokedAt ?? this.#parts.now() });
    this.#show({ link: { ...link, pending, syncing: false, nextTryAt: null } });
  }

  async #changePairing(change: Partial<Pairing>): Promise<void> {
    const pairing = { ...this.#view.pairing, ...change };
    this.#service?.setPairing(pairing);
    this.#show({ pairing });
    await this.#parts.log.pairings.put(pairing).catch(() => undefined);
  }

  async #takeWindow(steal: boolean): Promise<void> {
    this.#release();
    const held = await holdWindow(this.#view.pairing.deviceId, steal, () => this.#show({ writes: false }));
    this.#release = held.release;
    this.#show({ writes: held.writes });
  }

  #show(change: Partial<ScannerView>): void {
    this.#view = { ...this.#view, ...change };
    for (const listener of this.#listeners) listener();
  }
}

function causeOf(problem: unknown): LinkTrouble {
  if (!(problem instanceof GateTrouble)) return "storage";
  return problem.trouble === "no_network" || problem.trouble === "outdated" ? problem.trouble : "unreachable";
}
