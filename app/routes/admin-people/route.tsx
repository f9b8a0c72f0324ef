import { Search } from "lucide-react";
import { Form, Link, data, redirect } from "react-router";
import { z } from "zod";
import { Button, ButtonLink } from "#app/ui/button";
import { ConsolePage } from "#app/ui/console-page";
import { Field, TextInput } from "#app/ui/field";
import { Icon } from "#app/ui/icon";
import { Notice } from "#app/ui/notice";
import { SectionHeading } from "#app/ui/section-heading";
import { Table, Td, Th } from "#app/ui/table";
import { When } from "#app/ui/when";
import { servicesContext } from "#worker/router-context";
import { requireAdmin } from "#app/guards";
import { m } from "#i18n/paraglide/messages";
import { readForm } from "#app/read-form";
import { UserRow } from "./user-row";
import type { Route } from "./+types/route";

export async function loader({ context, request }: Route.LoaderArgs) {
  const { id } = requireAdmin(context, request);
  const { searchParams } = new URL(request.url);
  const query = (searchParams.get("q") ?? "").trim().slice(0, 100);
  const page = Math.min(Math.max(1, Math.trunc(Number(searchParams.get("page"))) || 1), 500);
  const { auth } = context.get(servicesContext);
  const [people, organizations] = await Promise.all([
    auth.findPeople(query, page),
    auth.findOrganizations(query),
  ]);
  return { you: id, query, people, organizations, done: searchParams.has("done") };
}

export async function action({ context, request }: Route.ActionArgs) {
  requireAdmin(context, request);
  const { auth } = context.get(servicesContext);
  const parsed = changeSchema.safeParse(Object.fromEntries(await readForm(request)));
  if (!parsed.success) {
    return data({ problem: m.admin_people_reason_missing() }, { status: 400 });
  }
  const change = parsed.data;
  const outcome =
    change.intent === "ban"
      ? await auth.banUser(change.userId, change.reason)
      : change.intent === "unban"
        ? await auth.unbanUser(change.userId)
        : await auth.setAdmin(change.userId, change.intent === "make-admin");
  if (outcome.ok) {
    throw redirect(`/admin/people?${new URLSearchParams({ q: change.q, done: "1" })}`);
  }
  if (outcome.reason === "yourself") return data({ problem: m.admin_people_yourself() }, { status: 409 });
  throw data(null, { status: 404 });
}

const about = { userId: z.string().max(100), q: z.string().max(100).default("") };
const changeSchema = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("ban"), reason: z.string().trim().min(3).max(300), ...about }),
  z.object({ intent: z.literal("unban"), ...about }),
  z.object({ intent: z.literal("make-admin"), ...about }),
  z.object({ intent: z.literal("end-admin"), ...about }),
]);

export const meta: Route.MetaFunction = () => [{ title: `${m.admin_people_title()} · ${m.common_brand()}` }];

export default function AdminPeople({
  loaderData: { you, query, people, organizations, done },
  actionData,
}: Route.ComponentProps) {
  return (
    <ConsolePage title={m.admin_people_title()}>
      {actionData ? (
        <Notice tone="stop" className="mb-6" title={actionData.problem} />
      ) : done ? (
        <Notice className="mb-6" title={m.admin_people_done()} />
      ) : null}
      <Form role="search" className="flex max-w-[34rem] items-stretch gap-3">
        <Field label={m.admin_people_search()} className="min-w-0 grow">
          <TextInput type="search" name="q" defaultValue={query} key={query} maxLength={100} />
        </Field>
        <Button variant="second" size="console">
          <Icon of={Search} />
          {m.admin_people_search_button()}
        </Button>
      </Form>
      <section className="mt-10">
        <SectionHeading rule={people.rows.length === 0}>{m.admin_people_accounts()}</SectionHeading>
        {people.rows.length === 0 ? (
          <p className="mt-4 text-ink-2">{m.admin_people_none({ query })}</p>
        ) : (
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
                <Th>
                  <span className="sr-only">{m.members_actions()}</span>
                </Th>
              </>
            }
          >
            {people.rows.map((user) => (
              <UserRow key={user.id} user={user} you={you} query={query} />
            ))}
          </Table>
        )}
        <nav className="mt-5 flex gap-6" aria-label={m.people_pages()}>
          {people.page > 1 ? (
            <ButtonLink
              variant="word"
              to={`?${new URLSearchParams({ q: query, page: String(people.page - 1) })}`}
            >
              {m.people_newer()}
            </ButtonLink>
          ) : null}
          {people.more ? (
            <ButtonLink
              variant="word"
              to={`?${new URLSearchParams({ q: query, page: String(people.page + 1) })}`}
            >
              {m.people_older()}
            </ButtonLink>
          ) : null}
        </nav>
      </section>
      <section className="mt-12">
        <SectionHeading rule={organizations.length === 0}>{m.admin_people_organizations()}</SectionHeading>
        {organizations.length === 0 ? (
          <p className="mt-4 text-ink-2">{m.admin_people_none({ query })}</p>
        ) : (
          <Table
            lines
            label={m.admin_people_organizations()}
            head={
              <>
                <Th>{m.people_name()}</Th>
                <Th numeric>{m.admin_people_members()}</Th>
                <Th numeric>{m.admin_people_events()}</Th>
                <Th className="pl-5">{m.members_since()}</Th>
                <Th>
                  <span className="sr-only">{m.members_actions()}</span>
                </Th>
              </>
            }
          >
            {organizations.map((house) => (
              <tr key={house.id}>
                <Td strong line="lead">
                  {house.name}
                </Td>
                <Td numeric word={m.admin_people_members()}>
                  {house.members}
                </Td>
                <Td numeric word={m.admin_people_events()}>
                  {house.events}
                </Td>
                <Td>
                  <When at={house.since} timeZone="Asia/Kolkata" style="date" year />
                </Td>
                <Td numeric line="end">
                  <Link className="word" to={`/admin/audit?${new URLSearchParams({ q: house.name })}`}>
                    {m.admin_people_audit()}
                  </Link>
                </Td>
              </tr>
            ))}
          </Table>
        )}
      </section>
    </ConsolePage>
  );
}
