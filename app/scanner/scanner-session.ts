import { importJWK } from "jose";
import { GateManifest } from "#domain/gate/gate-manifest";
import type { GateManifestHead } from "#domain/gate/manifest";
import { retryDelay } from "#domain/gate/scan-log";
import type { EventKeys } from "#domain/ticket/ticket-code";
import { type Brought, exchange, readSyncState } from "./sync-exchange";
import type { GateCache, SyncState } from "./gate-cache";
import { initialSyncState } from "./gate-cache";
import { sha256 } from "#domain/core/digest";
import { GateClient, GateTrouble } from "./gate-client";
import type { Committed } from "./committed-verdict";
import { type FoundTicket, AdmissionService } from "./admission-service";
import { type LinkTrouble, UNLINKED, afterFailure, afterSuccess } from "./link-state";
import { loadManifest, readGate } from "./manifest-load";
import type { Pairing, ScanLog } from "./scan-log";
import { FIRST_SCREEN, type ScanRequest, stepScreen } from "./scan-screen";
import type { ScannerView } from "./scanner-view";
import { holdWindow } from "./window-lock";

export interface SessionParts {
  readonly log: ScanLog;
  readonly cache: GateCache;
  readonly appVersion: string;
  readonly now: () => number;
  readonly random: () => number;
}

const MOVE_ON_MS = 1_000;
const AFTER_SCAN_MS = 250;
/** Assumed round trip of a server time read from a refusal, so that any later measurement replaces it. */
const COARSE_MS = 5_000;
const RECENT = 5;

/** Session of one paired gate: admission, screen state and sync. Pages subscribe to its view and send user actions. */
export class ScannerSession {
  readonly #parts: SessionParts;
  readonly #listeners = new Set<() => void>();
  readonly #verdictListeners = new Set<(verdict: Committed) => void>();
  readonly #client: GateClient;
  #view: ScannerView;
  #service: AdmissionService | null = null;
  #heard: SyncState;
  #syncTimer: ReturnType<typeof setTimeout> | undefined;
  #moveOnTimer: ReturnType<typeof setTimeout> | undefined;
  #draining: Promise<void> | null = null;
  #askedAgain = false;
  #opening: Promise<void> = Promise.resolve();
  /** Sync results since the cache was read for the service that is being opened; null otherwise. */
  #broughtWhileOpening: Brought[] | null = null;
  #release: () => void = () => undefined;
  #disposed = false;

  private constructor(pairing: Pairing, heard: SyncState, parts: SessionParts) {
    this.#parts = parts;
    this.#heard = heard;
    this.#client = new GateClient(pairing, () => parts.now() + (this.#heard.clock?.offsetMs ?? 0));
    this.#view = {
      pairing,
      writes: false,
      screen: FIRST_SCREEN,
      manifest: null,
      load: { state: "idle", progress: null },
      link: { ...UNLINKED, syncedAt: heard.syncedAt },
      clock: heard.clock,
      counts: { admitted: 0, out: 0 },
      countsAsOf: heard.syncedAt,
      recent: [],
      undoable: null,
      undone: null,
      incidents: [],
      closed: null,
    };
  }

  /** Returns null when this device has no such pairing. @throws when the storage cannot be opened */
  static async open(deviceId: string, parts: SessionParts): Promise<ScannerSession | null> {
    // Dexie does not open a database again by itself after a failure.
    if (!parts.log.isOpen()) await parts.log.open();
    const pairing = await parts.log.pairings.get(deviceId);
    if (!pairing) return null;
    const heard = await readSyncState(parts.cache, deviceId).catch(() => initialSyncState(deviceId));
    const session = new ScannerSession(pairing, heard, parts);
    await session.#takeWindow(false);
    session.#show({
      link: { ...session.#view.link, pending: await parts.log.countUnsent(deviceId) },
    });
    globalThis.addEventListener?.("online", session.#nudge);
    globalThis.addEventListener?.("pageshow", session.#nudge);
    globalThis.document?.addEventListener("visibilitychange", session.#nudge);
    void session.refreshManifest();
    if (pairing.revokedAt !== null) session.#schedule(0);
    return session;
  }

  dispose(): void {
    this.#disposed = true;
    globalThis.removeEventListener?.("online", this.#nudge);
    globalThis.removeEventListener?.("pageshow", this.#nudge);
    globalThis.document?.removeEventListener("visibilitychange", this.#nudge);
    clearTimeout(this.#syncTimer);
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
  ask(ask: ScanRequest): void {
    const { now } = this.#parts;
    if (!this.#service || !this.#view.writes || this.#view.pairing.revokedAt !== null) return;
    const step = stepScreen(this.#view.screen, { is: "asked", ask, at: now() });
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
    const direction = this.#view.pairing.direction === "entry" ? "exit" : "entry";
    await this.#changePairing({ direction });
  }

  /** Syncs at once, regardless of the backoff. */
  syncNow(): void {
    this.#schedule(0);
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
    this.#schedule(0);
  }

  async #decide(ask: ScanRequest): Promise<void> {
    clearTimeout(this.#moveOnTimer);
    const service = this.#service;
    if (!service) return;
    const undoing = ask.kind === "undo" ? service.undoable() : null;
    try {
      const verdict = await service.decide(ask, this.#parts.now());
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
      ...this.#serviceFacts(),
      link: { ...this.#view.link, pending: this.#view.link.pending + 1 },
    });
    if (this.#view.link.failures === 0) this.#schedule(AFTER_SCAN_MS);
  }

  #serviceFacts(): Partial<ScannerView> {
    const service = this.#service;
    if (!service) return {};
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

  /** One at a time, so that an older manifest never replaces a newer one. */
  #openService(): Promise<void> {
    const opening = this.#opening.then(() => this.#openNow());
    this.#opening = opening.catch(() => undefined).then(() => void (this.#broughtWhileOpening = null));
    return opening;
  }

  async #openNow(): Promise<void> {
    const { log, cache } = this.#parts;
    const { pairing } = this.#view;
    this.#broughtWhileOpening = [];
    const stored = await readGate(cache, pairing.deviceId);
    if (!stored || this.#disposed) return;
    const own = await log.listScans(pairing.deviceId);
    const { heard } = stored;
    const before = this.#service;
    const service = new AdmissionService({
      log,
      pairing,
      manifest: new GateManifest(stored.head, stored.shards),
      keys: await readKeys(stored.head),
      heard,
      scans: [...own, ...stored.scans],
      changes: stored.changes,
    });
    if (before) await service.takeOver(before);
    this.#heard = heard;
    this.#service = service;
    for (const brought of this.#broughtWhileOpening ?? []) this.#takeBrought(brought);
    // Scans that the old service committed during the handover.
    if (before) await service.takeOver(before);
    const recent = [...own]
      .sort((a, b) => b.epoch - a.epoch || b.seq - a.seq)
      .filter(({ kind }) => kind !== "undo")
      .slice(0, RECENT);
    this.#show({
      manifest: {
        tickets: service.manifest.size,
        bytes: stored.head.shards.reduce((sum, { bytes }) => sum + bytes, 0),
        asOf: service.listAsOf,
        timeZone: stored.head.timeZone,
        listName: service.list.name,
        gateName: service.gate.name,
        title: stored.head.title,
      },
      clock: this.#heard.clock,
      ...(before ? {} : { recent: recent.map((scan) => service.remember(scan)) }),
      ...this.#serviceFacts(),
    });
    if (pairing.gateName !== service.gate.name || pairing.listId !== service.list.id)
      await this.#changePairing({
        gateName: service.gate.name,
        listId: service.list.id,
        listName: service.list.name,
        eventTitle: stored.head.title,
      });
  }

  #nudge = (): void => {
    if (globalThis.document?.visibilityState === "hidden") return;
    if (this.#view.load.state === "waiting") void this.refreshManifest();
    this.#schedule(0);
  };

  /** A revoked device syncs only until its unsent scans are quarantined. */
  #schedule(ms: number): void {
    if (this.#disposed || (this.#view.pairing.revokedAt !== null && this.#view.link.pending === 0)) return;
    clearTimeout(this.#syncTimer);
    this.#syncTimer = setTimeout(() => void this.#drain(), ms);
    this.#show({ link: { ...this.#view.link, nextTryAt: this.#parts.now() + ms } });
  }

  /** One sync at a time in this window and, by the lock, in all windows of the device. */
  async #drain(): Promise<void> {
    if (this.#draining) {
      this.#askedAgain = true;
      return;
    }
    const work = withDrainLock(this.#view.pairing.deviceId, () => this.#drainNow());
    this.#draining = work;
    await work;
    this.#draining = null;
    const again = this.#askedAgain && this.#view.link.failures === 0;
    this.#askedAgain = false;
    this.#schedule(again ? AFTER_SCAN_MS : retryDelay(this.#view.link.failures, this.#parts.random()));
  }

  async #drainNow(): Promise<void> {
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
        onBrought: (brought) => this.#hear(brought),
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

  #takeBrought({ heard, scans, changes }: Brought): void {
    this.#heard = heard;
    this.#service?.hear(heard, scans, changes);
  }

  #hear(brought: Brought): void {
    const { heard, commands } = brought;
    this.#broughtWhileOpening?.push(brought);
    this.#takeBrought(brought);
    const service = this.#service;
    this.#show({
      clock: heard.clock,
      ...this.#serviceFacts(),
      ...(service && this.#view.manifest
        ? { manifest: { ...this.#view.manifest, tickets: service.manifest.size, asOf: service.listAsOf } }
        : {}),
    });
    for (const command of commands) {
      if (command.kind === "event_closed") this.#show({ closed: command.state });
      else if (command.version !== service?.manifest.head.version) void this.refreshManifest();
    }
  }

  /** @returns whether the clock offset was corrected, so that a retry makes sense */
  async #setClock({ serverNow }: GateTrouble): Promise<boolean> {
    if (serverNow === null) return false;
    const at = this.#parts.now();
    const offsetMs = serverNow - at;
    const better = Math.abs(offsetMs - (this.#heard.clock?.offsetMs ?? 0)) > 60_000;
    this.#heard = { ...this.#heard, clock: { offsetMs, roundTripMs: COARSE_MS, measuredAt: at } };
    await this.#parts.cache.heard.put(this.#heard).catch(() => undefined);
    this.#show({ clock: this.#heard.clock });
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

async function readKeys(head: GateManifestHead): Promise<EventKeys> {
  const keys = new Map<number, CryptoKey>();
  for (const { keyNo, jwk } of head.keys) {
    const key = await importJWK(jwk, "ES256");
    if (!(key instanceof Uint8Array)) keys.set(keyNo, key);
  }
  return { eventId: head.eventId, minKeyNo: head.minKeyNo, keys };
}

async function withDrainLock(deviceId: string, work: () => Promise<void>): Promise<void> {
  const locks = globalThis.navigator?.locks;
  if (!locks) return work();
  await locks.request(`scanner-drain-${deviceId}`, work);
}
