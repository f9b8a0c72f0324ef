import { randomUUID } from "node:crypto";

/** A problem that the operator can solve; its message has the remedy. */
export class AdminProblem extends Error {}

/**
 * Makes the account with this address an admin, or ends its admin rights. A change ends the account's sessions, as on the
 * admin's page, and is recorded in the audit log.
 * @param {{ email: string, remove?: boolean, remote?: boolean, now: number,
 *   execute: (sql: string) => Promise<readonly Record<string, unknown>[]> }} request `execute` returns the statement's rows
 * @returns {Promise<"changed" | "unchanged">}
 * @throws {AdminProblem}
 */
export async function changeAdmin({ email, remove = false, remote = false, now, execute }) {
  const address = email.trim().toLowerCase();
  if (!/^[^\s@'"\\]+@[^\s@'"\\]+$/.test(address))
    throw new AdminProblem(`"${email}" is no mail address. Usage: npm run admin -- mail@example.com`);
  const rows = await execute(`select id, role, email_verified from user where email = '${address}'`).catch(
    (problem) => {
      if (!/no such table/i.test(String(problem))) throw problem;
      throw new AdminProblem(
        remote
          ? "The database has no tables yet: npm run deploy"
          : "There is no local database yet: npm start",
      );
    },
  );
  const account = rows[0];
  if (!account)
    throw new AdminProblem(
      `There is no account with ${address}. Sign up with it first, then run this again.`,
    );
  // Anyone can sign up with any address; only its owner can confirm it.
  if (!remove && !account.email_verified)
    throw new AdminProblem(
      `${address} is not confirmed yet. Open the link in the mail, then run this again.`,
    );
  if ((account.role === "admin") !== remove) return "unchanged";

  const action = remove ? "user.admin_ended" : "user.made_admin";
  await execute(
    [
      `update user set role = '${remove ? "user" : "admin"}', updated_at = ${now} where id = '${account.id}'`,
      `delete from session where user_id = '${account.id}'`,
      `insert into audit_log (id, actor_id, action, subject, organization_id, facts, at) values ('${randomUUID()}', 'system', '${action}', 'user:${account.id}', null, '{}', ${now})`,
    ].join("; "),
  );
  return "changed";
}
