import { useForm } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import { useState } from "react";
import { Form, data, redirect, useActionData, useNavigation, useSearchParams } from "react-router";
import { isId } from "#domain/core/ids";
import { buildRows } from "#domain/seating/numbering";
import type { SeatingPlan } from "#domain/seating/plan";
import { dateTimeWords } from "#domain/time/when-words";
import type { VenueDetails } from "#worker/catalogue/catalogue";
import { Button } from "#app/ui/button";
import { ConsolePage } from "#app/ui/console-page";
import { ConfirmButton } from "#app/ui/dialog";
import { Field, FieldError, TextInput } from "#app/ui/field";
import { Notice } from "#app/ui/notice";
import { servicesContext } from "#worker/router-context";
import { notFound, requireMember } from "#app/guards";
import { intlLocale } from "#i18n/locale";
import { m } from "#i18n/paraglide/messages";
import { readForm } from "#app/read-form";
import { PlanEditor } from "./plan-editor";
import { VenueRefused } from "./venue-refused";
import { VenueForm } from "./venue-form";
import type { Route } from "./+types/route";

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
    return redirect(archived.ok ? venues : `${venues}/${venueId}?told=in_use`);
  }
  const submission = parseWithZod(form, { schema: VenueForm });
  if (submission.status !== "success")
    return data({ result: submission.reply(), refused: null }, { status: 400 });
  const { seenAt, ...draft } = submission.value;
  const saved = await catalogue.saveVenue(membership.organizationId, venueId, {
    ...draft,
    seenAt: seenAt ?? null,
  });
  if (saved.ok) return redirect(`${venues}/${venueId}?told=saved&events=${saved.value.changedEvents}`);
  if (saved.reason === "not_found") throw notFound();
  return data({ result: submission.reply(), refused: saved }, { status: 409 });
}

export function meta({ loaderData }: Route.MetaArgs) {
  return [{ title: loaderData?.venue?.name ?? m.venue_new_title() }];
}

export default function Page({ loaderData: { venue } }: Route.ComponentProps) {
  const answer = useActionData<typeof action>();
  const [search] = useSearchParams();
  const pending = useNavigation().state !== "idle";
  const [plan, setPlan] = useState<SeatingPlan>(() => venue?.plan ?? firstPlan());
  const [form, fields] = useForm<typeof VenueForm._input>({
    id: "venue",
    lastResult: answer?.result,
    defaultValue: {
      name: venue?.name ?? "",
      address: venue?.address ?? "",
      area: venue?.area ?? "",
      city: venue?.city ?? "",
      timeZone: venue?.timeZone ?? "Asia/Kolkata",
    },
    shouldRevalidate: "onInput",
  });
  const field = (name: "name" | "address" | "area" | "city" | "timeZone") => ({
    id: fields[name].id,
    name,
    errors: fields[name].errors,
    initialValue: fields[name].initialValue,
  });
  return (
    <ConsolePage
      title={venue?.name ?? m.venue_new_title()}
      second={venue ? `${venue.area}, ${venue.city}` : null}
    >
      <div className="mb-7 flex flex-col gap-5 empty:hidden">
        {answer?.refused ? <VenueRefused refused={answer.refused} /> : <Told search={search} />}
        {venue && venue.usedBy.length > 0 ? <UsedBy venue={venue} /> : null}
      </div>
      <Form method="post" id={form.id} onSubmit={form.onSubmit} noValidate className="flex flex-col gap-9">
        <input type="hidden" name="seenAt" value={venue?.updatedAt ?? ""} />
        <input type="hidden" name="plan" value={JSON.stringify(plan)} />
        <div className="grid max-w-4xl gap-4 sm:grid-cols-2">
          <Field label={m.venue_name_label()} field={field("name")}>
            <TextInput maxLength={80} autoComplete="off" />
          </Field>
          <Field label={m.venue_address_label()} field={field("address")}>
            <TextInput maxLength={200} autoComplete="off" />
          </Field>
          <Field label={m.venue_area_label()} field={field("area")}>
            <TextInput maxLength={60} autoComplete="off" />
          </Field>
          <Field label={m.venue_city_label()} field={field("city")}>
            <TextInput maxLength={60} autoComplete="off" />
          </Field>
          <Field label={m.venue_zone_label()} hint={m.venue_zone_hint()} field={field("timeZone")}>
            <TextInput maxLength={60} autoComplete="off" />
          </Field>
        </div>
        <FieldError id="plan-error">{fields.plan.errors?.[0]}</FieldError>
        <noscript>
          <Notice tone="warn" title={m.venue_script_needed()} />
        </noscript>
        <PlanEditor plan={plan} onChange={setPlan} />
        <div className="sticky bottom-0 z-10 border-t border-line bg-paper py-3">
          <Button size="console" variant="primary" pending={pending}>
            {m.venue_save()}
          </Button>
        </div>
      </Form>
      {venue ? (
        <Form method="post" className="mt-8">
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
        </Form>
      ) : null}
    </ConsolePage>
  );
}

function Told({ search }: { search: URLSearchParams }) {
  if (search.get("told") === "in_use") return <Notice tone="warn" title={m.venue_archive_in_use()} />;
  if (search.get("told") !== "saved") return null;
  const count = Number(search.get("events") ?? 0);
  return (
    <div role="status">
      <Notice title={count > 0 ? m.venue_saved_events({ count }) : m.venue_saved()} />
    </div>
  );
}

function UsedBy({ venue }: { venue: VenueDetails }) {
  const shown = venue.usedBy.slice(0, 6);
  return (
    <Notice title={m.venue_used_title({ count: venue.usedBy.length })}>
      <p>{m.venue_used_text()}</p>
      <ul className="type-second mt-1">
        {shown.map((use) => (
          <li key={use.id}>
            {m.venue_used_item({
              title: use.title,
              when: dateTimeWords(
                use.startsAt,
                { timeZone: venue.timeZone, locale: intlLocale() },
                { clock24: true },
              ),
              sold: use.sold,
            })}
          </li>
        ))}
      </ul>
    </Notice>
  );
}

/** Something to change rather than an empty page: a small room. */
function firstPlan(): SeatingPlan {
  return {
    focus: m.venue_focus_default(),
    sections: [
      {
        kind: "seated",
        id: "s1",
        name: m.venue_section_new({ number: 1 }),
        multiplierPercent: 100,
        place: { tier: 0, side: "centre" },
        rows: buildRows({
          rows: 6,
          seatsPerRow: 12,
          numbering: "left_to_right",
          startSeat: 1,
          naming: "letters",
          startRow: 0,
          aislesAfter: [6],
        }),
      },
    ],
  };
}
