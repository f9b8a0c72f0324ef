import { Link } from "react-router";
import type { OrganizationView } from "#worker/people/administration";
import { HiddenTh } from "#app/ui/hidden-head";
import { Table, Td, Th } from "#app/ui/table";
import { ViewerWhen } from "#app/ui/when";
import { m } from "#i18n/paraglide/messages";

/** Organizations that match the search. */
export function OrganizationTable({ organizations }: { organizations: readonly OrganizationView[] }) {
  return (
    <Table
      lines
      label={m.admin_people_organizations()}
      head={
        <>
          <Th>{m.people_name()}</Th>
          <Th numeric>{m.admin_people_members()}</Th>
          <Th numeric>{m.admin_people_events()}</Th>
          <Th className="pl-5">{m.members_since()}</Th>
          <HiddenTh label={m.members_actions()} />
        </>
      }
    >
      {organizations.map((organization) => (
        <tr key={organization.id}>
          <Td strong line="lead">
            <Link to={`/organizations/${organization.slug}`} className="inline-block min-h-6 hover:underline">
              {organization.name}
            </Link>
          </Td>
          <Td numeric word={m.admin_people_members()}>
            {organization.members}
          </Td>
          <Td numeric word={m.admin_people_events()}>
            {organization.events}
          </Td>
          <Td>
            <ViewerWhen at={organization.since} style="date" year />
          </Td>
          <Td numeric line="end">
            <Link className="word" to={`/admin/audit?${new URLSearchParams({ q: organization.name })}`}>
              {m.admin_people_audit()}
            </Link>
          </Td>
        </tr>
      ))}
    </Table>
  );
}
