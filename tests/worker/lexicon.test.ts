import { expect, test } from "vitest";
import { createAccount } from "#worker/people/accounts";
import { makeServices } from "#worker/make-services";
import { env } from "../build/workerd/visit";

async function anAdmin() {
  const email = "words@stagedoor.test";
  const id = await createAccount(env, {
    name: "Words",
    email,
    password: "a long enough password",
    emailVerified: true,
    isAdmin: true,
  });
  return makeServices({
    env,
    visitor: {
      person: { id, name: "Words", email, emailVerified: true, isAdmin: true, memberships: [] },
      buyerKey: `user:${id}`,
      locale: "en",
      city: null,
      nonce: "n",
      address: "192.0.2.9",
    },
    request: new Request("https://stagedoor.test/"),
    now: () => Date.now(),
    waitUntil: () => undefined,
  }).search;
}

test("a line shows full words and can be changed by any word with the same stem", async () => {
  const search = await anAdmin();
  const lineOf = async (word: string) => (await search.listLexicon()).find(({ term }) => term === word);
  expect(await lineOf("active")).toMatchObject({ shipped: true });
  expect(await lineOf("activ")).toBeUndefined();

  await search.changeLexicon("Exercises", ["zumba"]);
  expect(await lineOf("Exercises")).toEqual({ term: "Exercises", also: ["zumba"], shipped: false });
  expect(await lineOf("exercise")).toBeUndefined();

  await search.resetLexicon("exercise");
  expect(await lineOf("exercise")).toMatchObject({ shipped: true });
});
