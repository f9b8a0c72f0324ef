import { readFileSync, readdirSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import { beforeEach, describe, expect, test } from "vitest";
import { changeAdmin } from "../../scripts/admin-change.mjs";

const migrations = new URL("../../migrations/", import.meta.url);
let db: DatabaseSync;

/** As `wrangler d1 execute`: the rows of a single statement, none for several. */
async function execute(sql: string): Promise<readonly Record<string, unknown>[]> {
  if (sql.startsWith("select")) return db.prepare(sql).all();
  db.exec(sql);
  return [];
}

const change = (email: string, options: { remove?: boolean; remote?: boolean } = {}) =>
  changeAdmin({ email, now: 1_000, execute, ...options });
const roleOf = (id: string) => db.prepare("select role from user where id = ?").get(id)?.["role"];
const count = (table: string) => db.prepare(`select count(*) as many from ${table}`).get()?.["many"];

beforeEach(() => {
  db = new DatabaseSync(":memory:");
  for (const file of readdirSync(migrations)
    .filter((name) => name.endsWith(".sql"))
    .toSorted())
    db.exec(readFileSync(new URL(file, migrations), "utf8"));
  for (const [id, verified] of [["asha", 1] as const, ["stranger", 0] as const])
    db.exec(
      `insert into user (id, name, email, email_verified, role, created_at, updated_at) values ('${id}', '${id}', '${id}@example.com', ${verified}, 'user', 1, 1)`,
    );
  db.exec(
    "insert into session (id, expires_at, token, created_at, updated_at, user_id) values ('s', 9, 't', 1, 1, 'asha')",
  );
});

describe("npm run admin", () => {
  test("makes an account an admin, ends its sessions and records it in the audit log", async () => {
    expect(await change("Asha@Example.com")).toBe("changed");
    expect(roleOf("asha")).toBe("admin");
    expect(count("session")).toBe(0);
    expect(db.prepare("select actor_id, action, subject from audit_log").all()).toEqual([
      { actor_id: "system", action: "user.made_admin", subject: "user:asha" },
    ]);
    expect(await change("asha@example.com")).toBe("unchanged");
    expect(count("audit_log")).toBe(1);
  });

  test("ends an admin's rights with --remove", async () => {
    await change("asha@example.com");
    expect(await change("asha@example.com", { remove: true })).toBe("changed");
    expect(roleOf("asha")).toBe("user");
  });

  test("refuses an address without an account, an unconfirmed one, and text that is not an address", async () => {
    await expect(change("nobody@example.com")).rejects.toThrow("There is no account with nobody@example.com");
    await expect(change("stranger@example.com")).rejects.toThrow("is not confirmed yet");
    await expect(change("")).rejects.toThrow("Usage: npm run admin");
    await expect(change("x@example.com' or '1'='1")).rejects.toThrow("is no mail address");
    expect(roleOf("stranger")).toBe("user");
  });

  test("names the missing migration when the database has no tables", async () => {
    db = new DatabaseSync(":memory:");
    await expect(change("asha@example.com")).rejects.toThrow("no local database yet: npm start");
    await expect(change("asha@example.com", { remote: true })).rejects.toThrow("npm run deploy");
  });
});
