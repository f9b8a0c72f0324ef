import { data, redirect } from "react-router";
import { z } from "zod";
import { ConsolePage } from "#app/ui/console-page";
import { NewerOlderLinks } from "#app/ui/newer-older-links";
import { SearchForm } from "#app/ui/search-form";
import { SectionHeading } from "#app/ui/section-heading";
import { readResult, withResult } from "#app/ui/flash";
import { FlashNotice } from "#app/ui/flash-notice";
import { servicesContext } from "#worker/router-context";
import { requireAdmin } from "#app/guards";
import { m } from "#i18n/paraglide/messages";
import { readPageNumber } from "#app/ui/page-number";
import { readForm } from "#app/read-form";
import { OrganizationTable } from "./organization-table";
import { UserTable } from "./user-table";
import type { Route } from "./+types/route";
import { RefusalNotice } from "#app/ui/refusal-notice";

export async function loader({ context, request }: Route.LoaderArgs) {
  const { id } = requireAdmin(context, request);
  const { searchParams } = new URL(request.url);
  const query = (searchParams.get("q") ?? "").trim().slice(0, 100);
  const page = readPageNumber(searchParams);
  const { auth } = context.get(servicesContext);
  const [people, organizations] = await Promise.all([
    auth.findPeople(query, page),
    auth.findOrganizations(query),
  ]);
  return { you: id, query, people, organizations, result: readResult(searchParams, ["changed"]) };
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
    throw redirect(withResult(`/admin/people?${new URLSearchParams({ q: change.q })}`, "changed"));
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
  loaderData: { you, query, people, organizations, result },
  actionData,
}: Route.ComponentProps) {
  return (
    <ConsolePage title={m.admin_people_title()}>
      {actionData ? (
        <RefusalNotice className="mb-6" title={actionData.problem} />
      ) : (
        <FlashNotice result={result} texts={{ changed: m.admin_people_done }} />
      )}
      <SearchForm label={m.admin_people_search()} query={query} submit={m.admin_people_search_button()} />
      <section className="mt-10">
        <SectionHeading rule={people.rows.length === 0}>{m.admin_people_accounts()}</SectionHeading>
        {people.rows.length === 0 ? (
          <p className="mt-4 text-ink-2">{m.admin_people_none({ query })}</p>
        ) : (
          <UserTable users={people.rows} you={you} query={query} />
        )}
        <NewerOlderLinks page={people.page} more={people.more} params={{ q: query }} />
      </section>
      <section className="mt-12">
        <SectionHeading rule={organizations.length === 0}>{m.admin_people_organizations()}</SectionHeading>
        {organizations.length === 0 ? (
          <p className="mt-4 text-ink-2">{m.admin_people_none({ query })}</p>
        ) : (
          <OrganizationTable organizations={organizations} />
        )}
      </section>
    </ConsolePage>
  );
}
