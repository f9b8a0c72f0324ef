import { fromBase64, toBase64 } from "#domain/core/base64";
import { type SigningKey, newestKeyNo, signingKeyNo, withdrawKey } from "#domain/ticket/signing-keys";
import { type CommitParticipant, writeRows } from "./commit";
import type { PublicKeyJwk } from "./event-rpc";

/** A signing key of the event; the private part is stored wrapped only. */
interface KeyRow {
  readonly keyNo: number;
  readonly publicJwk: JsonWebKey;
  readonly wrapped: string;
}

/**
 * The event's ES256 keys. The private JWK is wrapped by AES-256-GCM under a key derived (HKDF-SHA-256) from the
 * Worker's secret; `eventId|keyNo` is authenticated with it, so a wrapped key cannot be moved to another event.
 */
export class EventKeyStore implements CommitParticipant {
  private keys: KeyRow[] = [];
  private unsaved: KeyRow[] = [];
  /** Creation and withdrawal of each key, by number. */
  private lives: readonly SigningKey[] = [];
  private livesChanged = false;
  private readonly opened = new Map<number, Promise<CryptoKey>>();

  constructor(
    private readonly eventId: string,
    private readonly wrappingSecret: string,
  ) {}

  /** Number of the newest key; 0 before the first. */
  get current(): number {
    return newestKeyNo(this.lives);
  }

  /** Numbers of the withdrawn keys. */
  get withdrawn(): readonly number[] {
    return this.lives.flatMap(({ keyNo, withdrawnAt }) => (withdrawnAt === null ? [] : [keyNo]));
  }

  list(): readonly SigningKey[] {
    return this.lives;
  }

  /** Number of the key that signs a ticket. @param issuedAt epoch ms */
  keyNoOf(issuedAt: number): number {
    return signingKeyNo(this.lives, issuedAt);
  }

  /** Public keys for the event's JWKS and the gate manifest, without withdrawn ones. */
  listPublic(): { keyNo: number; jwk: PublicKeyJwk }[] {
    const { withdrawn } = this;
    return this.keys
      .filter(({ keyNo }) => !withdrawn.includes(keyNo))
      .map(({ keyNo, publicJwk }) => ({
        keyNo,
        jwk: {
          kty: "EC",
          crv: "P-256",
          x: publicJwk.x!,
          y: publicJwk.y!,
          alg: "ES256",
          use: "sig",
          kid: `${this.eventId}.${keyNo}`,
        },
      }));
  }

  /** Generates a key pair; `add` stores it. */
  async generate(keyNo: number): Promise<KeyRow> {
    const pair = (await crypto.subtle.generateKey({ name: "ECDSA", namedCurve: "P-256" }, true, [
      "sign",
      "verify",
    ])) as CryptoKeyPair;
    const privateJwk = await crypto.subtle.exportKey("jwk", pair.privateKey);
    const publicJwk = (await crypto.subtle.exportKey("jwk", pair.publicKey)) as JsonWebKey;
    const nonce = crypto.getRandomValues(new Uint8Array(12));
    const sealed = await crypto.subtle.encrypt(
      { name: "AES-GCM", iv: nonce, additionalData: this.boundTo(keyNo) },
      await this.wrappingKey(),
      new TextEncoder().encode(JSON.stringify(privateJwk)),
    );
    return { keyNo, publicJwk, wrapped: `${toBase64(nonce)}.${toBase64(new Uint8Array(sealed))}` };
  }

  /** @param createdAt epoch ms; tickets issued from then on are signed with it */
  add(key: KeyRow, createdAt: number): void {
    if (this.keys.some((each) => each.keyNo === key.keyNo)) return;
    this.keys.push(key);
    this.unsaved.push(key);
    this.lives = [...this.lives, { keyNo: key.keyNo, createdAt, withdrawnAt: null }];
    this.livesChanged = true;
  }

  withdraw(keyNo: number, at: number): void {
    this.lives = withdrawKey(this.lives, keyNo, at);
    this.livesChanged = true;
  }

  /** The private key, not extractable; unwrapped once and cached. */
  openPrivate(keyNo: number): Promise<CryptoKey> {
    let key = this.opened.get(keyNo);
    if (!key) {
      key = this.open(keyNo);
      this.opened.set(keyNo, key);
      key.catch(() => this.opened.delete(keyNo));
    }
    return key;
  }

  prepare(sql: SqlStorage): void {
    sql.exec(`
      create table if not exists event_key(
        key_no integer primary key, public_jwk text not null, wrapped text not null);
      create table if not exists event_key_life(
        key_no integer primary key, created_at integer not null, withdrawn_at integer);
    `);
  }

  load(sql: SqlStorage): void {
    this.keys = sql
      .exec<{ key_no: number; public_jwk: string; wrapped: string }>(
        "select * from event_key order by key_no",
      )
      .toArray()
      .map((row) => ({
        keyNo: row.key_no,
        publicJwk: JSON.parse(row.public_jwk) as JsonWebKey,
        wrapped: row.wrapped,
      }));
    this.unsaved = [];
    this.opened.clear();
    // A key from before keys had lives was made with the event.
    this.lives = sql
      .exec<{ key_no: number; created_at: number; withdrawn_at: number | null }>(
        `select key_no, coalesce(created_at, 0) as created_at, withdrawn_at
         from event_key left join event_key_life using (key_no) order by key_no`,
      )
      .toArray()
      .map((row) => ({ keyNo: row.key_no, createdAt: row.created_at, withdrawnAt: row.withdrawn_at }));
    this.livesChanged = false;
  }

  save(sql: SqlStorage): void {
    writeRows(
      sql,
      { into: "event_key", columns: ["key_no", "public_jwk", "wrapped"] },
      this.unsaved.map((key) => [key.keyNo, JSON.stringify(key.publicJwk), key.wrapped]),
    );
    if (!this.livesChanged) return;
    writeRows(
      sql,
      { into: "event_key_life", columns: ["key_no", "created_at", "withdrawn_at"] },
      this.lives.map((key) => [key.keyNo, key.createdAt, key.withdrawnAt]),
    );
  }

  saved(): void {
    this.unsaved = [];
    this.livesChanged = false;
  }

  private async open(keyNo: number): Promise<CryptoKey> {
    const row = this.keys.find((each) => each.keyNo === keyNo);
    if (!row) throw new Error(`the event has no signing key ${keyNo}`);
    const [nonce, sealed] = row.wrapped.split(".").map(fromBase64);
    if (!nonce || !sealed) throw new Error(`signing key ${keyNo} is not readable`);
    const jwk = await crypto.subtle.decrypt(
      { name: "AES-GCM", iv: nonce, additionalData: this.boundTo(keyNo) },
      await this.wrappingKey(),
      sealed,
    );
    return crypto.subtle.importKey(
      "jwk",
      JSON.parse(new TextDecoder().decode(jwk)) as JsonWebKey,
      { name: "ECDSA", namedCurve: "P-256" },
      false,
      ["sign"],
    );
  }

  private async wrappingKey(): Promise<CryptoKey> {
    const secret = await crypto.subtle.importKey(
      "raw",
      new TextEncoder().encode(this.wrappingSecret),
      "HKDF",
      false,
      ["deriveKey"],
    );
    return crypto.subtle.deriveKey(
      {
        name: "HKDF",
        hash: "SHA-256",
        salt: new Uint8Array(0),
        info: new TextEncoder().encode("stagedoor event key wrapping 1"),
      },
      secret,
      { name: "AES-GCM", length: 256 },
      false,
      ["encrypt", "decrypt"],
    );
  }

  private boundTo(keyNo: number): Uint8Array {
    return new TextEncoder().encode(`${this.eventId}|${keyNo}`);
  }
}
