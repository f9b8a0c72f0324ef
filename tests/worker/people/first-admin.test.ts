import { expect, test } from "vitest";
import { createAccount } from "#worker/people/accounts";
import { needsFirstAdmin } from "#worker/people/first-admin";
import { env } from "../../build/workerd/visit";

test("a deployment needs its first admin until one exists, and after that no request queries the database", async () => {
  let queries = 0;
  const DB = new Proxy(env.DB, {
    get(db, name: keyof D1Database) {
      if (name !== "prepare") return db[name];
      return (sql: string) => {
        queries += 1;
        return db.prepare(sql);
      };
    },
  });
  const account = { password: "a good long password", emailVerified: true };
  await createAccount(env, { ...account, name: "Asha", email: "asha@first.test", isAdmin: false });
  expect(await needsFirstAdmin({ DB })).toBe(true);
  await createAccount(env, { ...account, name: "Admin", email: "admin@first.test", isAdmin: true });
  expect(await needsFirstAdmin({ DB })).toBe(false);
  queries = 0;
  for (let visit = 0; visit < 10; visit++) expect(await needsFirstAdmin({ DB })).toBe(false);
  expect(queries).toBe(0);
});
