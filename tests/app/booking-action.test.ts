import { expect, test } from "vitest";
import { actOnBooking } from "#app/parts/booking/booking-action";

type Asked = Parameters<typeof actOnBooking>;

function withdraw(answer: object) {
  const services = { ratings: { withdraw: async () => answer } } as unknown as Asked[0];
  const form = new FormData();
  form.set("intent", "delete_rating");
  return actOnBooking(services, {} as Asked[1], form, "https://stagedoor.test/bookings/b1").catch(
    (thrown: unknown) => thrown,
  );
}

test("a deletion that was refused is not reported as done", async () => {
  expect(await withdraw({ ok: false, reason: "too_many_requests" })).toMatchObject({
    data: { problem: "slow" },
    init: { status: 429 },
  });
  const done = (await withdraw({ ok: true, value: true })) as Response;
  expect(done.headers.get("location")).toBe("/bookings/b1?said=deleted#rating");
});
