import { type Outcome, accept, refuse } from "#domain/core/outcome";
import type { EventState } from "#domain/sale/event-state";
import { decideReissue } from "#domain/sale/saga/ticket-reissue";
import { MOST_KEY_NO } from "#domain/ticket/signing-keys";
import type { Commit } from "./commit";
import type { EventKeyStore } from "./signing-key-store";
import type { KeyRefusal, SigningKeyView } from "./event-rpc";
import type { SaleStore } from "./sale/sale-store";
import { systemClock } from "./clock";

/** Rotation and withdrawal of the event's signing keys. Devices receive the change with their next sync. */
export class KeyService {
  constructor(
    private readonly store: SaleStore,
    private readonly keys: EventKeyStore,
    private readonly commit: Commit,
  ) {}

  private get state(): EventState {
    return this.store.state;
  }

  async list(): Promise<readonly SigningKeyView[]> {
    await this.commit.settled();
    const tickets = new Map<number, number>();
    for (const { state, issuedAt } of this.state.tickets.values()) {
      if (state !== "valid") continue;
      const keyNo = this.keys.keyNoOf(issuedAt);
      tickets.set(keyNo, (tickets.get(keyNo) ?? 0) + 1);
    }
    return this.keys.list().map((key) => ({ ...key, tickets: tickets.get(key.keyNo) ?? 0 }));
  }

  async rotate(after: number): Promise<Outcome<{ keyNo: number }, KeyRefusal>> {
    const made = await this.replace(after);
    if (!made.ok) return made;
    await this.commit.settle();
    return accept({ keyNo: this.keys.current });
  }

  async withdraw(keyNo: number): Promise<Outcome<{ reissued: number }, KeyRefusal>> {
    if (!this.keys.list().some((key) => key.keyNo === keyNo)) return refuse("key_unknown");
    const made = await this.replace(keyNo);
    if (!made.ok) return made;
    // After the wait for the new key, so that a second request finds the key withdrawn.
    if (this.keys.withdrawn.includes(keyNo)) {
      await this.commit.settled();
      return accept({ reissued: 0 });
    }
    const isSigned = ({ issuedAt }: { readonly issuedAt: number }) => this.keys.keyNoOf(issuedAt) === keyNo;
    const { changes, tickets } = decideReissue(this.state, keyNo, isSigned);
    this.keys.withdraw(keyNo, systemClock());
    this.store.accept(changes);
    await this.commit.settle();
    return accept({ reissued: tickets });
  }

  /** Adds a key if `after` is the newest. */
  private async replace(after: number): Promise<Outcome<null, KeyRefusal>> {
    if (after < 1 || after > this.keys.current) return refuse("key_unknown");
    if (after < this.keys.current) return accept(null);
    if (after >= MOST_KEY_NO) return refuse("keys_exhausted");
    const key = await this.keys.generate(after + 1);
    this.keys.add(key, systemClock());
    return accept(null);
  }
}
