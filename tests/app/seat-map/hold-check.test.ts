import { beforeEach, expect, test } from "vitest";
import { type FormFields, HoldCheck } from "#app/routes/seat-map/choice/hold-check";
import { HoldSession } from "#app/routes/seat-map/hold-session";
import { makeRoomModel } from "#app/routes/seat-map/room-model";
import type { SeatResponse } from "#app/routes/seat-map/seat-link";
import { SeatStore } from "#app/routes/seat-map/seat-store";
import { NOW, holdOf, setup } from "../../build/theatre-sale";

const REQUIRED = { ok: false, reason: "check_required" } as const;
const REFUSED = { lost: [], limit: undefined, left: undefined } as const;

let submitted: FormFields[];
let requests: object[];
let responses: SeatResponse[];
let solve: () => Promise<string | null>;
let store: SeatStore;
let session: HoldSession;

beforeEach(() => {
  submitted = [];
  requests = [];
  responses = [];
  solve = async () => "token";
  store = new SeatStore({ v: 1, version: 1, seats: "f".repeat(30), pools: {}, now: NOW }, null, "live");
  session = new HoldSession(
    makeRoomModel(setup, NOW),
    store,
    (fields) => submitted.push(fields),
    () => solve(),
  );
  session.attach({
    live: true,
    request: async (request) => {
      requests.push(request);
      return responses.shift() ?? { ok: true, hold: null };
    },
  });
});

const settled = () => new Promise((resolve) => setTimeout(resolve, 0));
const notice = () => store.state().notice?.title ?? null;

test("a tap that needs a check is held after the check, without a second tap", async () => {
  responses.push(REQUIRED, { ok: true, hold: holdOf([3]) });
  session.toggle(3);
  await settled();
  expect(submitted).toEqual([{ intent: "check", token: "token" }]);
  expect(store.state().pending.size).toBe(0);
  session.onFormResponse({ ok: true, hold: null });
  await settled();
  expect(requests).toMatchObject([
    { t: "hold", hold: { seats: [3] } },
    { t: "hold", hold: { seats: [3] } },
  ]);
  expect(store.state().hold?.seats).toMatchObject([{ index: 3 }]);
  expect(notice()).toBeNull();
});

test("a form that needs a check is sent again after the check", async () => {
  const form = { intent: "best", quantity: "2" };
  session.submit(form);
  session.onFormResponse({ ...REQUIRED, ...REFUSED });
  await settled();
  session.onFormResponse({ ok: true, hold: null });
  expect(submitted).toEqual([form, { intent: "check", token: "token" }, form]);
});

test("two taps that need a check show one check, and both are held after it", async () => {
  responses.push(REQUIRED, REQUIRED);
  session.toggle(3);
  session.toggle(4);
  await settled();
  expect(submitted).toHaveLength(1);
  session.onFormResponse({ ok: true, hold: null });
  await settled();
  expect(requests).toHaveLength(4);
});

test("a failed check is reported, and the choice is not sent again", async () => {
  responses.push(REQUIRED);
  session.toggle(3);
  await settled();
  session.onFormResponse({ ok: false, reason: "check_failed", ...REFUSED });
  await settled();
  expect(requests).toHaveLength(1);
  expect(notice()).toBe("The check did not work");
});

test.each<[string, () => Promise<string | null>, string]>([
  ["a check that the buyer closes", async () => null, "A short check comes first"],
  ["a check that cannot be loaded", () => Promise.reject(new Error("blocked")), "The check did not work"],
])("%s sends nothing and says what to do", async (_, solving, title) => {
  solve = solving;
  responses.push(REQUIRED);
  session.toggle(3);
  await settled();
  expect(submitted).toEqual([]);
  expect(notice()).toBe(title);
});

test("without a configured check the refusal is shown", () => {
  const problems: string[] = [];
  const check = new HoldCheck(
    null,
    () => undefined,
    (reason) => problems.push(reason),
  );
  check.start(() => undefined);
  return settled().then(() => expect(problems).toEqual(["check_required"]));
});
