import { Form, Link } from "react-router";
import type { UserView } from "#worker/people/administration";
import { Button } from "#app/ui/button";
import { ConfirmButton } from "#app/ui/dialog";
import { Field, TextInput } from "#app/ui/field";
import { Td } from "#app/ui/table";
import { ViewerWhen } from "#app/ui/when";
import { m } from "#i18n/paraglide/messages";

/** One account with its actions. Admins cannot change their own account. */
export function UserRow({ user, you, query }: { user: UserView; you: string; query: string }) {
  return (
    <tr className="align-top">
      <Td strong line="lead" className="whitespace-nowrap">
        {user.name}
      </Td>
      <Td>{user.email}</Td>
      <Td>{user.organizations.join(", ") || "–"}</Td>
      <Td>
        <UserState user={user} />
      </Td>
      <Td className="whitespace-nowrap">
        <ViewerWhen at={user.since} style="date" year />
      </Td>
      <Td className="max-md:basis-full">
        {user.id === you ? (
          <span className="text-ink-2">{m.members_you()}</span>
        ) : (
          <UserActions user={user} query={query} />
        )}
      </Td>
    </tr>
  );
}

function UserState({ user }: { user: UserView }) {
  if (user.banned)
    return (
      <>
        <span className="font-semibold">{m.admin_people_banned()}</span>
        {user.banReason ? <span className="block text-ink-2">{user.banReason}</span> : null}
      </>
    );
  if (user.isAdmin) return m.admin_people_admin();
  return user.emailVerified ? m.admin_people_confirmed() : m.admin_people_unconfirmed();
}

function UserActions({ user, query }: { user: UserView; query: string }) {
  const hiddenFields = (
    <>
      <input type="hidden" name="userId" value={user.id} />
      <input type="hidden" name="q" value={query} />
    </>
  );
  return (
    <details className="group">
      <summary className="word inline-block py-0.5">
        {m.admin_people_change()}
        <span className="sr-only"> {user.name}</span>
      </summary>
      <div className="flex w-64 flex-col gap-3 py-3">
        {user.banned ? (
          <Form method="post">
            {hiddenFields}
            <Button variant="third" size="console" name="intent" value="unban">
              {m.admin_people_unban()}
            </Button>
          </Form>
        ) : (
          <Form method="post" className="flex flex-col gap-2">
            {hiddenFields}
            <input type="hidden" name="intent" value="ban" />
            <Field label={m.admin_people_reason()}>
              <TextInput name="reason" required minLength={3} maxLength={300} />
            </Field>
            <span>
              <ConfirmButton
                variant="third"
                title={m.admin_people_ban_title({ name: user.name })}
                consequence={m.admin_people_ban_text()}
                confirm={m.admin_people_ban()}
              >
                {m.admin_people_ban()}
              </ConfirmButton>
            </span>
          </Form>
        )}
        <Form method="post">
          {hiddenFields}
          <input type="hidden" name="intent" value={user.isAdmin ? "end-admin" : "make-admin"} />
          <ConfirmButton
            variant="third"
            title={
              user.isAdmin
                ? m.admin_people_end_admin_title({ name: user.name })
                : m.admin_people_make_admin_title({ name: user.name })
            }
            consequence={user.isAdmin ? m.admin_people_end_admin_text() : m.admin_people_make_admin_text()}
            confirm={user.isAdmin ? m.admin_people_end_admin() : m.admin_people_make_admin()}
          >
            {user.isAdmin ? m.admin_people_end_admin() : m.admin_people_make_admin()}
          </ConfirmButton>
        </Form>
        <Link className="word" to={`/admin/audit?${new URLSearchParams({ q: user.id })}`}>
          {m.admin_people_audit()}
        </Link>
      </div>
    </details>
  );
}
