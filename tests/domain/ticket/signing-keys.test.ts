import fc from "fast-check";
import { generateKeyPair } from "jose";
import { describe, expect, test } from "vitest";
import { type SigningKey, newestKeyNo, signingKeyNo, withdrawKey } from "#domain/ticket/signing-keys";
import { keyRefusal, signTicketCode, verifyTicketCode } from "#domain/ticket/ticket-code";

const FIRST: SigningKey = { keyNo: 1, createdAt: 0, withdrawnAt: null };
const publish = (keys: readonly SigningKey[]) => ({
  minKeyNo: 1,
  keys: new Set(keys.filter(({ withdrawnAt }) => withdrawnAt === null).map(({ keyNo }) => keyNo)),
  withdrawnKeyNos: keys.filter(({ withdrawnAt }) => withdrawnAt !== null).map(({ keyNo }) => keyNo),
});

/** Rotates first when the newest key is withdrawn, as the event's object does. */
function withdraw(keys: readonly SigningKey[], keyNo: number, at: number): readonly SigningKey[] {
  const next = { keyNo: keyNo + 1, createdAt: at, withdrawnAt: null };
  return withdrawKey(keyNo === newestKeyNo(keys) ? [...keys, next] : keys, keyNo, at);
}

const anySteps = fc.array(
  fc.oneof(
    fc.constant({ kind: "issue" as const }),
    fc.constant({ kind: "rotate" as const }),
    fc.record({ kind: fc.constant("withdraw" as const), keyNo: fc.integer({ min: 1, max: 5 }) }),
  ),
  { maxLength: 30 },
);

test("the newest key is the last one, and an event without keys has the number 0", () => {
  expect(newestKeyNo([])).toBe(0);
  expect(newestKeyNo([FIRST, { keyNo: 2, createdAt: 1, withdrawnAt: 2 }])).toBe(2);
});

describe("whatever is rotated and withdrawn", () => {
  test("codes of withdrawn keys are refused, all others stay valid, and each ticket has a valid key", () => {
    fc.assert(
      fc.property(anySteps, (steps) => {
        let keys: readonly SigningKey[] = [FIRST];
        const issued: number[] = [];
        /** Every code that was handed out: its ticket and key. */
        const codes: { issuedAt: number; keyNo: number }[] = [];
        steps.forEach((step, i) => {
          const now = (i + 1) * 1_000;
          if (step.kind === "issue") issued.push(now);
          if (step.kind === "rotate")
            keys = [...keys, { keyNo: newestKeyNo(keys) + 1, createdAt: now, withdrawnAt: null }];
          if (step.kind === "withdraw" && step.keyNo <= newestKeyNo(keys)) {
            const isNew = keys.find(({ keyNo }) => keyNo === step.keyNo)?.withdrawnAt === null;
            const of = issued.filter((at) => signingKeyNo(keys, at) === step.keyNo);
            const handedOut = codes.filter(({ keyNo }) => keyNo === step.keyNo);
            // The tickets that receive a new serial are all that the key has ever signed.
            if (isNew) for (const { issuedAt } of handedOut) expect(of).toContain(issuedAt);
            keys = withdraw(keys, step.keyNo, now);
            for (const at of of) expect(signingKeyNo(keys, at)).not.toBe(step.keyNo);
          }
          for (const at of issued) codes.push({ issuedAt: at, keyNo: signingKeyNo(keys, at) });
          const published = publish(keys);
          for (const at of issued) expect(keyRefusal(signingKeyNo(keys, at), published)).toBeNull();
          for (const { keyNo } of codes)
            expect(keyRefusal(keyNo, published)).toBe(
              published.withdrawnKeyNos.includes(keyNo) ? "key_withdrawn" : null,
            );
        });
      }),
    );
  });

  test("tickets keep their key after a rotation, and new ones use the new key", () => {
    const keys = [FIRST, { keyNo: 2, createdAt: 5_000, withdrawnAt: null }];
    expect([4_999, 5_000, 9_000].map((at) => signingKeyNo(keys, at))).toEqual([1, 2, 2]);
    expect(signingKeyNo(withdrawKey(keys, 1, 9_500), 4_999)).toBe(2);
  });
});

test("a code of a withdrawn key is refused as such, also while the gate still holds the key", async () => {
  const { privateKey, publicKey } = await generateKeyPair("ES256");
  const facts = {
    keyNo: 1,
    ticketId: "00112233445566778899",
    ticketTypeCode: 1,
    serial: 1,
    issuedAt: 60_000,
    seat: "",
  };
  const code = await signTicketCode(facts, "e1", privateKey);
  const event = { eventId: "e1", minKeyNo: 1, keys: new Map([[1, publicKey]]) };
  expect(await verifyTicketCode(code, event)).toMatchObject({ ok: true });
  expect(await verifyTicketCode(code, { ...event, withdrawnKeyNos: [1] })).toMatchObject({
    ok: false,
    reason: "key_withdrawn",
  });
  expect(await verifyTicketCode(code, { ...event, keys: new Map() })).toMatchObject({
    reason: "unknown_key",
  });
});
