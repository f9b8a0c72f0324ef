import { actOnBooking } from "#app/parts/booking/booking-action";
import { BookingList } from "#app/parts/booking/booking-list";
import { BookingPage } from "#app/parts/booking/booking-page";
import { ButtonLink } from "#app/ui/button";
import { BY_LINK } from "#app/parts/offline/save-tickets";
import { Notice } from "#app/ui/notice";
import { readResult } from "#app/ui/flash";
import { servicesContext } from "#worker/router-context";
import { anyone, notFound } from "#app/guards";
import { m } from "#i18n/paraglide/messages";
import { RATING_RESULTS } from "#app/parts/rating/rating-form";
import { readForm } from "#app/read-form";
import type { Route } from "./+types/route";

export async function loader({ context, params, request }: Route.LoaderArgs) {
  anyone(context);
  const { booking, ratings } = context.get(servicesContext);
  const opened = await booking.openLink(params.token);
  return {
    opened,
    own: opened?.kind === "booking" ? await ratings.findOwn(opened.found) : null,
    path: `/bookings/link/${params.token}`,
    result: readResult(new URL(request.url).searchParams, RATING_RESULTS),
    said: readResult(new URL(request.url).searchParams, ["tickets_cancelled"]),
    now: Date.now(),
  };
}

export async function action({ context, params, request }: Route.ActionArgs) {
  anyone(context);
  const services = context.get(servicesContext);
  const opened = await services.booking.openLink(params.token);
  if (opened?.kind !== "booking") throw notFound();
  return actOnBooking(services, opened.found, await readForm(request), request.url);
}

/** The URL is a bearer token: no referrer is sent to other origins. */
export const meta: Route.MetaFunction = () => [
  { title: `${m.booking_page_title()} · ${m.common_brand()}` },
  { name: "robots", content: "noindex" },
  { name: "referrer", content: "same-origin" },
];

export default function Page({ loaderData, actionData }: Route.ComponentProps) {
  const { opened, own, path, result, said, now } = loaderData;
  if (opened?.kind === "booking" && own)
    return (
      <BookingPage
        found={opened.found}
        owner={BY_LINK}
        now={now}
        problem={actionData?.problem ?? null}
        said={said}
        cancelPath={`${path}/cancel`}
        rating={{ own, result, refused: actionData?.rating ?? null }}
      />
    );
  return (
    <div className="wide px-page pt-8 pb-20 md:pt-14">
      <div className="max-w-[44rem]">
        {opened?.kind === "bookings" ? (
          <>
            <h1 className="type-sentence">{m.bookings_title()}</h1>
            <p className="type-body mt-3 mb-6 text-ink-2">{m.bookings_of_address({ email: opened.email })}</p>
            <BookingList bookings={opened.bookings} />
          </>
        ) : (
          <>
            <h1 className="type-sentence mb-6">{m.bookings_title()}</h1>
            <Notice
              tone="warn"
              title={m.booking_link_dead_title()}
              action={<ButtonLink to="/bookings/find">{m.booking_find_button()}</ButtonLink>}
            >
              {m.booking_link_dead_text()}
            </Notice>
          </>
        )}
      </div>
    </div>
  );
}
