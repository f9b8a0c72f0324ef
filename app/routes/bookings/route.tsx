import { BookingList } from "#app/parts/booking/booking-list";
import { ButtonLink } from "#app/ui/button";
import { Notice } from "#app/ui/notice";
import { servicesContext } from "#worker/router-context";
import { anyone } from "#app/guards";
import { m } from "#i18n/paraglide/messages";
import type { Route } from "./+types/route";

export async function loader({ context }: Route.LoaderArgs) {
  const { person } = anyone(context);
  return {
    bookings: await context.get(servicesContext).booking.listBookings(),
    signedIn: person !== null,
    unproven: person !== null && !person.emailVerified,
  };
}

export const meta: Route.MetaFunction = () => [
  { title: `${m.bookings_title()} · ${m.common_brand()}` },
  { name: "robots", content: "noindex" },
];

export default function Page({ loaderData }: Route.ComponentProps) {
  const { bookings, signedIn, unproven } = loaderData;
  return (
    <div className="wide px-page pt-8 pb-20 md:pt-14">
      <div className="max-w-[44rem]">
        <h1 className="type-sentence mb-6">{m.bookings_title()}</h1>
        {bookings.length > 0 ? (
          <BookingList bookings={bookings} />
        ) : (
          <Notice
            title={m.bookings_empty_title()}
            action={
              <ButtonLink variant="second" to="/events">
                {m.bookings_empty_button()}
              </ButtonLink>
            }
          >
            {m.bookings_empty_text()}
          </Notice>
        )}
        <p className="type-body mt-8 text-ink-2">
          {unproven ? m.bookings_unproven() : signedIn ? m.bookings_missing() : m.bookings_guest()}{" "}
          <ButtonLink variant="word" to="/bookings/find">
            {m.booking_find_link()}
          </ButtonLink>
        </p>
      </div>
    </div>
  );
}
