import { ConsolePage } from "#app/ui/console-page";
import { NewerOlderLinks } from "#app/ui/newer-older-links";
import { SearchForm } from "#app/ui/search-form";
import { Table, Td, Th } from "#app/ui/table";
import { useViewerZone } from "#app/ui/when";
import { servicesContext } from "#worker/router-context";
import { requireAdmin } from "#app/guards";
import { readPageNumber } from "#app/ui/page-number";
import { intlLocale } from "#i18n/locale";
import { m } from "#i18n/paraglide/messages";
import type { AuditView } from "#worker/people/administration";
import { actionLabel, factsText, findActionsByLabel } from "./audit-labels";
import type { Route } from "./+types/route";

export async function loader({ context, request }: Route.LoaderArgs) {
  requireAdmin(context, request);
  const { searchParams } = new URL(request.url);
  const query = (searchParams.get("q") ?? "").trim().slice(0, 100);
  const page = readPageNumber(searchParams);
  const { auth } = context.get(servicesContext);
  return { query, ...(await auth.listAudit({ query, actions: findActionsByLabel(query), page })) };
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
    timeZone: useViewerZone(),
  });
  return (
    <ConsolePage title={m.admin_audit_title()} second={m.admin_audit_second()}>
      <SearchForm label={m.admin_audit_search()} query={query} submit={m.admin_people_search_button()} />
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
              <Td className="min-w-40 max-md:basis-full">{actionLabel(row.action)}</Td>
              <Td>{subjectText(row)}</Td>
              <Td className="text-ink-2 [overflow-wrap:anywhere]">{factsText(row.facts)}</Td>
            </tr>
          ))}
        </Table>
      )}
      <NewerOlderLinks page={page} more={more} params={{ q: query }} />
    </ConsolePage>
  );
}

/** The person and organization of the entry; without either, the id of its subject. */
function subjectText({ person, organization, subject }: AuditView): string {
  const names = [person, organization].filter((name) => name !== null);
  return names.length > 0 ? names.join(", ") : subject.slice(subject.indexOf(":") + 1);
}
