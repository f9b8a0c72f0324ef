import { expect, test } from "vitest";
import { makePerson, servicesFor } from "../../build/workerd/people";

async function anAdmin() {
  return servicesFor(await makePerson("words@stagedoor.test", true)).search;
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
