import { Search } from "lucide-react";
import { Form } from "react-router";
import { Button, ButtonLink } from "#app/ui/button";
import { ConsolePage } from "#app/ui/console-page";
import { Field, TextInput } from "#app/ui/field";
import { Icon } from "#app/ui/icon";
import { Table, Td, Th } from "#app/ui/table";
import { servicesContext } from "#worker/router-context";
import { requireAdmin } from "#app/guards";
import { intlLocale } from "#i18n/locale";
import { m } from "#i18n/paraglide/messages";
import type { AuditView } from "#worker/people/administration";
import { actionWords, actionsSaying, factWords } from "./audit-words";
import type { Route } from "./+types/route";

export async function loader({ context, request }: Route.LoaderArgs) {
  requireAdmin(context, request);
  const { searchParams } = new URL(request.url);
  const query = (searchParams.get("q") ?? "").trim().slice(0, 100);
  const page = Math.min(Math.max(1, Math.trunc(Number(searchParams.get("page"))) || 1), 500);
  const { auth } = context.get(servicesContext);
  return { query, ...(await auth.listAudit({ query, actions: actionsSaying(query), page })) };
}

export const meta: Route.MetaFunction = () => [{ title: `${m.admin_audit_title()} · ${m.common_brand()}` }];

export default function AdminAudit({ loaderData: { query, rows, page, more } }: Route.ComponentProps) {
  const at = new Intl.DateTimeFormat(intlLocale(), {
    day: "numeric",
    month: "short",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
    hourCycle: "h23",
    timeZone: "Asia/Kolkata",
  });
  return (
    <ConsolePage title={m.admin_audit_title()} second={m.admin_audit_second()}>
      <Form role="search" className="flex max-w-[34rem] items-stretch gap-3">
        <Field label={m.admin_audit_search()} className="min-w-0 grow">
          <TextInput type="search" name="q" defaultValue={query} key={query} maxLength={100} />
        </Field>
        <Button variant="second" size="console">
          <Icon of={Search} />
          {m.admin_people_search_button()}
        </Button>
      </Form>
      {rows.length === 0 ? (
        <p className="mt-10 text-ink-2">{m.admin_audit_none()}</p>
      ) : (
        <Table
          lines
          className="mt-10"
          label={m.admin_audit_title()}
          head={
            <>
              <Th>{m.admin_audit_when()}</Th>
              <Th>{m.admin_audit_who()}</Th>
              <Th>{m.admin_audit_what()}</Th>
              <Th>{m.admin_audit_subject()}</Th>
              <Th>{m.admin_audit_facts()}</Th>
            </>
          }
        >
          {rows.map((row) => (
            <tr key={row.id}>
              <Td line="end" className="tnum whitespace-nowrap text-ink-2">
                <time dateTime={new Date(row.at).toISOString()}>{at.format(row.at)}</time>
              </Td>
              <Td strong line="lead" className="whitespace-nowrap">
                {row.actor ?? m.admin_audit_by_system()}
              </Td>
              <Td className="min-w-40 max-md:basis-full">{actionWords(row.action)}</Td>
              <Td>{aboutWords(row)}</Td>
              <Td className="text-ink-2 [overflow-wrap:anywhere]">{factWords(row.facts)}</Td>
            </tr>
          ))}
        </Table>
      )}
      <nav className="mt-5 flex gap-6" aria-label={m.people_pages()}>
        {page > 1 ? (
          <ButtonLink variant="word" to={`?${new URLSearchParams({ q: query, page: String(page - 1) })}`}>
            {m.people_newer()}
          </ButtonLink>
        ) : null}
        {more ? (
          <ButtonLink variant="word" to={`?${new URLSearchParams({ q: query, page: String(page + 1) })}`}>
            {m.people_older()}
          </ButtonLink>
        ) : null}
      </nav>
    </ConsolePage>
  );
}

/** Who and where; for what has no name here, what it is called in the log. */
function aboutWords({ person, organization, subject }: AuditView): string {
  const names = [person, organization].filter((name) => name !== null);
  return names.length > 0 ? names.join(", ") : subject.slice(subject.indexOf(":") + 1);
}
