import { Plus } from "lucide-react";
import { Link } from "react-router";
import { ButtonLink } from "#app/ui/button";
import { ConsolePage } from "#app/ui/console-page";
import { Icon } from "#app/ui/icon";
import { Notice } from "#app/ui/notice";
import { Table, Td, Th } from "#app/ui/table";
import { servicesContext } from "#worker/router-context";
import { requireMember } from "#app/guards";
import { newId } from "#app/device/ids";
import { m } from "#i18n/paraglide/messages";
import type { Route } from "./+types/route";

export async function loader({ context, request, params }: Route.LoaderArgs) {
  const { membership } = requireMember(context, request, params.organization);
  const venues = await context.get(servicesContext).catalogue.listVenues(membership.organizationId);
  return { venues, name: membership.organizationName, newVenueId: newId() };
}

export function meta({ loaderData }: Route.MetaArgs) {
  return [{ title: `${m.venues_title()} · ${loaderData?.name ?? ""}` }];
}

export default function Page({ loaderData: { venues, name, newVenueId } }: Route.ComponentProps) {
  const add = (
    <ButtonLink to={newVenueId} size="console" variant="primary">
      <Icon of={Plus} />
      {m.venues_new()}
    </ButtonLink>
  );
  return (
    <ConsolePage title={m.venues_title()} second={name} actions={venues.length > 0 ? add : null}>
      {venues.length === 0 ? (
        <Notice title={m.venues_empty_title()} action={add}>
          {m.venues_empty_text()}
        </Notice>
      ) : (
        <Table
          lines
          label={m.venues_table_label()}
          head={
            <>
              <Th>{m.venues_column_name()}</Th>
              <Th>{m.venues_column_where()}</Th>
              <Th numeric>{m.venues_column_seats()}</Th>
              <Th numeric>{m.venues_column_standing()}</Th>
              <Th numeric>{m.venues_column_events()}</Th>
            </>
          }
        >
          {venues.map((venue) => (
            <tr key={venue.id}>
              <Td strong line="lead">
                <Link to={venue.id} className="hover:underline">
                  {venue.name}
                </Link>
              </Td>
              <Td className="max-md:basis-full">{`${venue.area}, ${venue.city}`}</Td>
              <Td numeric word={m.venues_column_seats()}>
                {venue.seats}
              </Td>
              <Td numeric word={m.venues_column_standing()}>
                {venue.standing}
              </Td>
              <Td numeric word={m.venues_column_events()}>
                {venue.upcomingEvents}
              </Td>
            </tr>
          ))}
        </Table>
      )}
    </ConsolePage>
  );
}
