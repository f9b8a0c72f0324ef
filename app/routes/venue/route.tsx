import { parseWithZod } from "@conform-to/zod/v4";
import { data, redirect, useActionData, useSearchParams } from "react-router";
import { isId } from "#domain/core/ids";
import { ConsolePage } from "#app/ui/console-page";
import { ConfirmButton } from "#app/ui/dialog";
import { withResult } from "#app/ui/flash";
import { servicesContext } from "#worker/router-context";
import { notFound, requireMember } from "#app/guards";
import { m } from "#i18n/paraglide/messages";
import { readForm } from "#app/read-form";
import { VenueEditor } from "./venue-editor";
import { VenueForm } from "./venue-form";
import { VenueRefused } from "./venue-refused";
import { VenueSaved } from "./venue-saved";
import { VenueUsage } from "./venue-usage";
import type { Route } from "./+types/route";
import { ChangeForm } from "#app/ui/change-form";

export async function loader({ context, request, params }: Route.LoaderArgs) {
  const { membership } = requireMember(context, request, params.organization);
  const venueId = params.venueId ?? "";
  if (!isId(venueId)) throw notFound();
  const venue = await context.get(servicesContext).catalogue.findVenue(membership.organizationId, venueId);
  return { venue };
}

export async function action({ context, request, params }: Route.ActionArgs) {
  const { membership } = requireMember(context, request, params.organization);
  const venueId = params.venueId ?? "";
  if (!isId(venueId)) throw notFound();
  const { catalogue } = context.get(servicesContext);
  const form = await readForm(request);
  const venues = `/organizations/${params.organization}/venues`;
  if (form.get("intent") === "archive") {
    const archived = await catalogue.archiveVenue(membership.organizationId, venueId);
    return redirect(archived.ok ? venues : withResult(`${venues}/${venueId}`, "in_use"));
  }
  const submission = parseWithZod(form, { schema: VenueForm });
  if (submission.status !== "success")
    return data({ result: submission.reply(), refused: null }, { status: 400 });
  const { seenAt, ...draft } = submission.value;
  const saved = await catalogue.saveVenue(membership.organizationId, venueId, {
    ...draft,
    seenAt: seenAt ?? null,
  });
  if (saved.ok)
    return redirect(withResult(`${venues}/${venueId}`, "saved", { events: saved.value.changedEvents }));
  if (saved.reason === "not_found") throw notFound();
  return data({ result: submission.reply(), refused: saved }, { status: 409 });
}

export function meta({ loaderData }: Route.MetaArgs) {
  return [{ title: loaderData?.venue?.name ?? m.venue_new_title() }];
}

export default function Page({ loaderData: { venue } }: Route.ComponentProps) {
  const result = useActionData<typeof action>();
  const [search] = useSearchParams();
  return (
    <ConsolePage
      title={venue?.name ?? m.venue_new_title()}
      second={venue ? `${venue.area}, ${venue.city}` : null}
    >
      <div className="mb-7 flex flex-col gap-5 empty:hidden">
        {result?.refused ? <VenueRefused refused={result.refused} /> : <VenueSaved search={search} />}
        {venue && venue.usedBy.length > 0 ? <VenueUsage venue={venue} /> : null}
      </div>
      <VenueEditor venue={venue} lastResult={result?.result} />
      {venue ? <ArchiveForm /> : null}
    </ConsolePage>
  );
}

function ArchiveForm() {
  return (
    <ChangeForm className="mt-8">
      <ConfirmButton
        name="intent"
        value="archive"
        variant="third"
        title={m.venue_archive_title()}
        consequence={m.venue_archive_text()}
        confirm={m.venue_archive_confirm()}
      >
        {m.venue_archive()}
      </ConfirmButton>
    </ChangeForm>
  );
}
