import { fromBase64, toBase64 } from "#domain/core/base64";
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
  private readonly opened = new Map<number, Promise<CryptoKey>>();

  constructor(
    private readonly eventId: string,
    private readonly wrappingSecret: string,
  ) {}

  get current(): number {
    return this.keys.at(-1)?.keyNo ?? 0;
  }

  /** Public keys for the event's JWKS and the gate manifest. */
  listPublic(): { keyNo: number; jwk: PublicKeyJwk }[] {
    return this.keys.map(({ keyNo, publicJwk }) => ({
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

  add(key: KeyRow): void {
    if (this.keys.some((each) => each.keyNo === key.keyNo)) return;
    this.keys.push(key);
    this.unsaved.push(key);
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
    sql.exec(
      "create table if not exists event_key(key_no integer primary key, public_jwk text not null, wrapped text not null)",
    );
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
  }

  save(sql: SqlStorage): void {
    writeRows(
      sql,
      { into: "event_key", columns: ["key_no", "public_jwk", "wrapped"] },
      this.unsaved.map((key) => [key.keyNo, JSON.stringify(key.publicJwk), key.wrapped]),
    );
  }

  saved(): void {
    this.unsaved = [];
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
