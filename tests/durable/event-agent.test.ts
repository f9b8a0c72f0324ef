import { env } from "cloudflare:test";
import { getAgentByName } from "agents";
import { expect, test } from "vitest";

test("an event's object starts under its event's id", async () => {
  const event = await getAgentByName(env.EVENT, "e1");
  expect(event).toBeTruthy();
});
