import { generateKeyPair, exportJWK } from "jose";
import { create } from "qrcode";
import { describe, expect, test, beforeAll } from "vitest";
import type { CryptoKey } from "jose";
import { base64url, CompactSign } from "jose";
import { decodeBase45, encodeBase45 } from "#domain/core/base45";
import { fromHex, toHex } from "#domain/core/hex";
import { seatForCode, signTicketCode, verifyTicketCode, type EventKeys } from "#domain/ticket/ticket-code";

const EVENT = "01968b4e-7c1a-7d2e-8f00-aabbccddeeff";
const OTHER = "01968b4e-7c1a-7d2e-8f00-aabbccddee00";
const FACTS = {
  keyNo: 1,
  ticketId: "00112233445566778899",
  ticketTypeCode: 3,
  serial: 1,
  issuedAt: Date.UTC(2026, 10, 20, 5, 4),
  seat: "H 14",
};
const ORDER = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;

let pair: { publicKey: CryptoKey; privateKey: CryptoKey };
let keys: EventKeys;
let code: string;

const bytesOf = (text: string) => decodeBase45(text.slice(3))!;
const codeOf = (bytes: Uint8Array) => `T1:${encodeBase45(bytes)}`;

beforeAll(async () => {
  pair = await generateKeyPair("ES256", { extractable: true });
  keys = { eventId: EVENT, minKeyNo: 1, keys: new Map([[1, pair.publicKey]]) };
  code = await signTicketCode(FACTS, EVENT, pair.privateKey);
});

test("a verified code has exactly the signed fields", async () => {
  expect(await verifyTicketCode(code, keys)).toEqual({ ok: true, value: FACTS });
});

test("a code verifies with the public JWK that the gate manifest carries", async () => {
  const jwk = await exportJWK(pair.publicKey);
  const list = { ...keys, keys: new Map([[1, jwk]]) };
  expect((await verifyTicketCode(code, list)).ok).toBe(true);
});

test.each(["", "H 14", "BB 120", "पंक्ति १४ बहुत लंबा", "Balcony box 12 seat 9"])(
  "with seat %j the code is at most 100 bytes and a QR of version 6 at level M",
  async (seat) => {
    const text = await signTicketCode({ ...FACTS, seat }, EVENT, pair.privateKey);
    expect(bytesOf(text).length).toBeLessThanOrEqual(100);
    expect(create(text, { errorCorrectionLevel: "M" }).version).toBeLessThanOrEqual(6);
    const read = await verifyTicketCode(text, keys);
    expect(read).toMatchObject({ ok: true, value: { seat: seatForCode(seat) } });
  },
);

test("a code with the longest seat fits version 6", async () => {
  const text = await signTicketCode({ ...FACTS, seat: "ABCDEFGHIJKL" }, EVENT, pair.privateKey);
  expect(bytesOf(text).length).toBe(100);
  expect(create(text, { errorCorrectionLevel: "M" }).version).toBe(6);
});

test("every single flipped bit is refused", async () => {
  const bytes = bytesOf(code);
  let refused = 0;
  for (let bit = 0; bit < bytes.length * 8; bit++) {
    const flipped = Uint8Array.from(bytes);
    flipped[bit >> 3]! ^= 1 << (bit & 7);
    if (!(await verifyTicketCode(codeOf(flipped), keys)).ok) refused++;
  }
  expect(refused).toBe(bytes.length * 8);
});

test("20,000 random texts are refused", async () => {
  const alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";
  let seed = 20_261_120;
  const next = (below: number) => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((seed / 2 ** 32) * below);
  };
  let accepted = 0;
  for (let i = 0; i < 20_000; i++) {
    const length = next(180);
    let text = i % 2 === 0 ? "T1:" : "";
    for (let k = 0; k < length; k++) text += alphabet[next(alphabet.length)];
    if (i % 4 === 0) {
      const random = Uint8Array.from({ length: 88 + next(13) }, () => next(256));
      random.set(bytesOf(code).subarray(0, 24));
      text = codeOf(random);
    }
    if ((await verifyTicketCode(text, keys)).ok) accepted++;
  }
  expect(accepted).toBe(0);
});

describe("a ticket code has one canonical text", () => {
  test("the signature's high-s form is refused, although it is mathematically valid", async () => {
    const bytes = bytesOf(code);
    const s = BigInt(`0x${toHex(bytes.subarray(bytes.length - 32))}`);
    bytes.set(fromHex((ORDER - s).toString(16).padStart(64, "0")), bytes.length - 32);
    expect(await verifyTicketCode(codeOf(bytes), keys)).toMatchObject({
      ok: false,
      reason: "invalid_code",
      detail: { why: "signature" },
    });
  });

  test("every issued code has a low s", async () => {
    for (let serial = 0; serial < 40; serial++) {
      const bytes = bytesOf(await signTicketCode({ ...FACTS, serial }, EVENT, pair.privateKey));
      expect(BigInt(`0x${toHex(bytes.subarray(bytes.length - 32))}`)).toBeLessThanOrEqual(ORDER / 2n);
    }
  });

  test("lower case, spaces around, a doubled prefix and a bare body are refused", async () => {
    for (const other of [code.toLowerCase(), ` ${code}`, `${code} `, `T1:${code}`, code.slice(3)])
      expect((await verifyTicketCode(other, keys)).ok).toBe(false);
  });

  test("base45 with a value above its range or an impossible length is refused", () => {
    expect(decodeBase45(":::")).toBeNull();
    expect(decodeBase45("GGW")).toBeNull();
    expect(decodeBase45("::")).toBeNull();
    expect(decodeBase45("0000")).toBeNull();
    expect(decodeBase45("ab")).toBeNull();
    expect(decodeBase45("FGW")).toEqual(new Uint8Array([255, 255]));
  });

  test("decoded base45 re-encodes to the same text", () => {
    const alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";
    let decoded = 0;
    for (const a of alphabet)
      for (const b of alphabet)
        for (const text of [a + b, `${a}${b}7`, `Z${a}${b}`]) {
          const bytes = decodeBase45(text);
          if (!bytes) continue;
          decoded++;
          expect(encodeBase45(bytes)).toBe(text);
        }
    // Two characters are one byte, so 256 of the 2,025 pairs decode; most triples do.
    expect(decoded).toBeGreaterThan(256 + 2_025);
  });

  test("trailing bytes are refused, signed or not", async () => {
    const bytes = bytesOf(code);
    expect((await verifyTicketCode(codeOf(new Uint8Array([...bytes, 0])), keys)).ok).toBe(false);
    expect((await verifyTicketCode(`${code}00`, keys)).ok).toBe(false);
    expect((await verifyTicketCode(`${code}000`, keys)).ok).toBe(false);
  });

  test("another text of a used ticket has the same ticket id", async () => {
    const again = await signTicketCode(FACTS, EVENT, pair.privateKey);
    expect(again).not.toBe(code);
    const [first, second] = [await verifyTicketCode(code, keys), await verifyTicketCode(again, keys)];
    expect(first.ok && second.ok && first.value.ticketId === second.value.ticketId).toBe(true);
  });
});

describe("only this event's key signs this event's tickets", () => {
  test("another event's code is refused as such", async () => {
    const other = await signTicketCode(FACTS, OTHER, pair.privateKey);
    expect(await verifyTicketCode(other, keys)).toMatchObject({ ok: false, reason: "wrong_event" });
  });

  test("another event's key is refused", async () => {
    const stranger = await generateKeyPair("ES256");
    const forged = await signTicketCode(FACTS, EVENT, stranger.privateKey);
    expect(await verifyTicketCode(forged, keys)).toMatchObject({ ok: false, reason: "invalid_code" });
  });

  test("an unknown or withdrawn key number is refused", async () => {
    const second = await signTicketCode({ ...FACTS, keyNo: 2 }, EVENT, pair.privateKey);
    expect(await verifyTicketCode(second, keys)).toMatchObject({ ok: false, reason: "unknown_key" });
    expect(await verifyTicketCode(code, { ...keys, minKeyNo: 2 })).toMatchObject({
      ok: false,
      reason: "unknown_key",
    });
  });

  test.each([
    ["another kid", { alg: "ES256", kid: `${EVENT}.2`, typ: "tkt+1" }],
    ["another event's kid", { alg: "ES256", kid: `${OTHER}.1`, typ: "tkt+1" }],
    ["another typ", { alg: "ES256", kid: `${EVENT}.1`, typ: "gate+1" }],
    ["no typ", { alg: "ES256", kid: `${EVENT}.1` }],
    ["one member more", { alg: "ES256", kid: `${EVENT}.1`, typ: "tkt+1", jku: "https://x.example" }],
  ])("signed under a header with %s is refused", async (_name, header) => {
    const packed = bytesOf(code).slice(0, -64);
    let signature: Uint8Array;
    do {
      const jws = await new CompactSign(packed).setProtectedHeader(header).sign(pair.privateKey);
      signature = base64url.decode(jws.split(".")[2]!);
    } while (BigInt(`0x${toHex(signature.subarray(32))}`) > ORDER / 2n);
    expect((await verifyTicketCode(codeOf(new Uint8Array([...packed, ...signature])), keys)).ok).toBe(false);
  });

  test("numbers outside their field's range are not signed", async () => {
    for (const wrong of [{ serial: 65_536 }, { serial: -1 }, { keyNo: 256 }, { ticketTypeCode: 1.5 }])
      await expect(signTicketCode({ ...FACTS, ...wrong }, EVENT, pair.privateKey)).rejects.toThrow(
        RangeError,
      );
    await expect(signTicketCode({ ...FACTS, ticketId: "00" }, EVENT, pair.privateKey)).rejects.toThrow();
  });
});

test("a text longer than any code is refused before it is decoded", async () => {
  expect(await verifyTicketCode(`T1:${"0".repeat(100_000)}`, keys)).toMatchObject({
    ok: false,
    detail: { why: "length" },
  });
});
