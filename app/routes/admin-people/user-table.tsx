import type { UserView } from "#worker/people/administration";
import { HiddenTh } from "#app/ui/hidden-head";
import { Table, Th } from "#app/ui/table";
import { m } from "#i18n/paraglide/messages";
import { UserRow } from "./user-row";

/** Accounts that match the search. */
export function UserTable({ users, you, query }: { users: readonly UserView[]; you: string; query: string }) {
  return (
    <Table
      lines
      label={m.admin_people_accounts()}
      head={
        <>
          <Th>{m.people_name()}</Th>
          <Th>{m.people_email()}</Th>
          <Th>{m.admin_people_works_for()}</Th>
          <Th>{m.admin_people_state()}</Th>
          <Th>{m.members_since()}</Th>
          <HiddenTh label={m.members_actions()} />
        </>
      }
    >
      {users.map((user) => (
        <UserRow key={user.id} user={user} you={you} query={query} />
      ))}
    </Table>
  );
}
