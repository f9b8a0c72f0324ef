import { CompactSign, base64url, compactVerify } from "jose";
import type { CryptoKey, JWK } from "jose";
import { decodeBase45, encodeBase45 } from "../core/base45";
import { fromHex, toHex } from "../core/hex";
import { accept, refuse } from "../core/outcome";
import type { Outcome } from "../core/outcome";
import { decodeUtf8, encodeUtf8 } from "../core/utf8";

/**
 * The text in a ticket's QR: `T1:` + base45 of `fmt=1 u8 | keyNo u8 | ticketId 10 | eventTag 4 | ticket type u16 |
 * serial u16 | issuedAt u32 minutes | seat ≤ 12 | signature 64`. It is a JWS (RFC 7515) of which only payload and
 * signature are transmitted. The verifier builds the protected header, so that a code cannot choose its algorithm or
 * key.
 */
export const TICKET_CODE_FORMAT = 1;
export const TICKET_CODE_PREFIX = "T1:";

const FIXED_BYTES = 24;
const SIGNATURE_BYTES = 64;
export const TICKET_CODE_MAX_BYTES = 100;
const SEAT_MAX_BYTES = TICKET_CODE_MAX_BYTES - FIXED_BYTES - SIGNATURE_BYTES;
/** 153 characters: within version 6 at level M, alphanumeric. */
export const TICKET_CODE_MAX_CHARACTERS = TICKET_CODE_PREFIX.length + (TICKET_CODE_MAX_BYTES / 2) * 3;

/** The fields of a code with a verified signature. */
export interface TicketCodeFacts {
  readonly keyNo: number;
  /** 20 hex digits. */
  readonly ticketId: string;
  readonly ticketTypeCode: number;
  readonly serial: number;
  /** Epoch ms, whole minutes. */
  readonly issuedAt: number;
  /** "H 14"; empty for general admission. */
  readonly seat: string;
}

/** Public keys of an event's signing keys. */
export interface EventKeys {
  readonly eventId: string;
  /** Codes signed with a lower number are refused: raised when a key is compromised. */
  readonly minKeyNo: number;
  readonly keys: ReadonlyMap<number, CryptoKey | JWK>;
  /** Numbers of compromised keys; absent: no key. Their codes are refused whatever `keys` holds. */
  readonly withdrawnKeyNos?: readonly number[] | undefined;
}

export type TicketCodeRefusal = "invalid_code" | "wrong_event" | "unknown_key" | "key_withdrawn";

/**
 * FNV-1a of the event's id, unsigned 32 bits: identifies another event's code for the message. Not a proof; the
 * signature is.
 */
export function eventTag(eventId: string): number {
  let tag = 0x811c9dc5;
  for (const byte of encodeUtf8(eventId)) tag = Math.imul(tag ^ byte, 0x01000193);
  return tag >>> 0;
}

/** The longest prefix of a seat's label that fits the code, cut between characters. */
export function seatForCode(label: string): string {
  let text = "";
  for (const character of label) {
    if (encodeUtf8(text + character).length > SEAT_MAX_BYTES) break;
    text += character;
  }
  return text.trimEnd();
}

/**
 * Signs a ticket code: the text of the QR.
 * @param facts `seat` longer than 12 bytes is cut by {@link seatForCode}
 * @throws RangeError for a number outside its field's range or an id that is not 20 hex digits
 */
export async function signTicketCode(
  facts: TicketCodeFacts,
  eventId: string,
  privateKey: CryptoKey | JWK,
): Promise<string> {
  const packed = pack(facts, eventId);
  const jws = await new CompactSign(packed)
    .setProtectedHeader(protectedHeader(eventId, facts.keyNo))
    .sign(privateKey);
  const signature = lowS(base64url.decode(jws.slice(jws.lastIndexOf(".") + 1)));
  const bytes = new Uint8Array(packed.length + SIGNATURE_BYTES);
  bytes.set(packed);
  bytes.set(signature, packed.length);
  return TICKET_CODE_PREFIX + encodeBase45(bytes);
}

/**
 * Verifies a code: length, alphabet, fields and key first, then the signature.
 * @returns `wrong_event` for a well-formed code of another event (detail `eventTag`), `key_withdrawn` for a number of
 * `withdrawnKeyNos` (the signature proves nothing then and is not verified), `unknown_key` for a key number that is not in `event.keys` or below `minKeyNo`, `invalid_code` for everything else (detail `why`)
 */
export async function verifyTicketCode(
  text: string,
  event: EventKeys,
): Promise<Outcome<TicketCodeFacts, TicketCodeRefusal>> {
  if (text.length > TICKET_CODE_MAX_CHARACTERS) return invalid("length");
  if (!text.startsWith(TICKET_CODE_PREFIX)) return invalid("prefix");
  const bytes = decodeBase45(text.slice(TICKET_CODE_PREFIX.length));
  if (!bytes) return invalid("encoding");
  if (bytes.length < FIXED_BYTES + SIGNATURE_BYTES || bytes.length > TICKET_CODE_MAX_BYTES)
    return invalid("length");

  const packed = bytes.subarray(0, bytes.length - SIGNATURE_BYTES);
  const signature = bytes.subarray(bytes.length - SIGNATURE_BYTES);
  if (packed[0] !== TICKET_CODE_FORMAT) return invalid("format");
  const view = new DataView(bytes.buffer);
  const seat = decodeUtf8(packed.subarray(FIXED_BYTES));
  if (seat === null) return invalid("seat");
  const tag = view.getUint32(12);
  if (tag !== eventTag(event.eventId)) return refuse("wrong_event", { eventTag: tag });
  const keyNo = packed[1]!;
  const refused = keyRefusal(keyNo, event);
  if (refused) return refuse(refused, { keyNo });
  const key = event.keys.get(keyNo)!;
  if (!isLowS(signature)) return invalid("signature");

  const header = base64url.encode(JSON.stringify(protectedHeader(event.eventId, keyNo)));
  try {
    await compactVerify(`${header}.${base64url.encode(packed)}.${base64url.encode(signature)}`, key, {
      algorithms: ["ES256"],
    });
  } catch {
    return invalid("signature");
  }
  return accept({
    keyNo,
    ticketId: toHex(packed.subarray(2, 12)),
    ticketTypeCode: view.getUint16(16),
    serial: view.getUint16(18),
    issuedAt: view.getUint32(20) * 60_000,
    seat,
  });
}

/** Returns why codes of this key number are refused before their signature is checked; null if they are not. */
export function keyRefusal(
  keyNo: number,
  event: Pick<EventKeys, "minKeyNo" | "withdrawnKeyNos"> & { readonly keys: { has(keyNo: number): boolean } },
): "key_withdrawn" | "unknown_key" | null {
  if (event.withdrawnKeyNos?.includes(keyNo)) return "key_withdrawn";
  return keyNo < event.minKeyNo || !event.keys.has(keyNo) ? "unknown_key" : null;
}

function protectedHeader(eventId: string, keyNo: number) {
  return { alg: "ES256", kid: `${eventId}.${keyNo}`, typ: "tkt+1" };
}

function pack(facts: TicketCodeFacts, eventId: string): Uint8Array {
  const id = fromHex(facts.ticketId);
  if (id.length !== 10) throw new RangeError("a ticket id is ten bytes");
  const seat = encodeUtf8(seatForCode(facts.seat));
  const bytes = new Uint8Array(FIXED_BYTES + seat.length);
  const view = new DataView(bytes.buffer);
  bytes[0] = TICKET_CODE_FORMAT;
  bytes[1] = within(facts.keyNo, 0xff);
  bytes.set(id, 2);
  view.setUint32(12, eventTag(eventId));
  view.setUint16(16, within(facts.ticketTypeCode, 0xffff));
  view.setUint16(18, within(facts.serial, 0xffff));
  view.setUint32(20, within(Math.floor(facts.issuedAt / 60_000), 0xffff_ffff));
  bytes.set(seat, FIXED_BYTES);
  return bytes;
}

function within(value: number, most: number): number {
  if (!Number.isInteger(value) || value < 0 || value > most)
    throw new RangeError(`${value} is not 0…${most}`);
  return value;
}

function invalid(why: string) {
  return refuse("invalid_code", { why });
}

/**
 * Order of the P-256 group. With (r, s), (r, n − s) is valid too; only the lower half is accepted, so that each ticket
 * has one text.
 */
const ORDER = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;

function isLowS(signature: Uint8Array): boolean {
  const s = BigInt(`0x${toHex(signature.subarray(32))}`);
  return s > 0n && s <= ORDER / 2n;
}

function lowS(signature: Uint8Array): Uint8Array {
  if (isLowS(signature)) return signature;
  const s = ORDER - BigInt(`0x${toHex(signature.subarray(32))}`);
  const bytes = Uint8Array.from(signature);
  bytes.set(fromHex(s.toString(16).padStart(64, "0")), 32);
  return bytes;
}
