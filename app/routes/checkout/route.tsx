import { TOO_MANY, TOO_MANY_REQUESTS } from "#domain/core/rate-limit";
import { parseWithZod } from "@conform-to/zod/v4";
import { ArrowLeft } from "lucide-react";
import { Link, data, redirect, redirectDocument } from "react-router";
import { DEFAULT_REFUND_POLICY } from "#domain/refund/refund-policy";
import { policyWords } from "#app/parts/refund/policy-words";
import { totalsOf } from "#domain/sale/totals-with-tax";
import { m } from "#i18n/paraglide/messages";
import { Icon } from "#app/ui/icon";
import { servicesContext } from "#worker/router-context";
import { anyone, notFound } from "#app/guards";
import { readForm } from "#app/read-form";
import { CheckoutForm } from "./checkout-form";
import { CheckoutRefused } from "./checkout-refused";
import { checkoutSchema } from "./checkout-schema";
import { groupPlaces, listPlaces } from "./choice-lines";
import { NothingHeld } from "./nothing-held";
import type { Route } from "./+types/route";

export const handle = { ownBarsOnPhone: true };

export async function loader({ context, params }: Route.LoaderArgs) {
  const { person } = anyone(context);
  const { discovery, booking } = context.get(servicesContext);
  const event = await discovery.findSaleEvent(params.slug);
  if (!event) throw notFound();
  const room = await booking.readRoom(event.id);
  const facts = {
    id: event.id,
    slug: event.slug,
    title: event.title,
    category: event.category,
    tags: event.tags,
    imageUrl: event.imageUrl,
    startsAt: event.startsAt,
    timeZone: event.timeZone,
    venueName: event.venue?.name ?? "",
  };
  const isPaused = room?.setup.salePause !== undefined;
  if (!room?.hold) return { event: facts, isPaused, choice: null };
  const { setup, hold, snapshot } = room;
  const places = listPlaces(setup, hold);
  return {
    event: facts,
    isPaused,
    choice: {
      idempotencyKey: booking.makeId(),
      hold,
      now: snapshot.now,
      places,
      lines: groupPlaces(setup, places),
      totals: totalsOf(
        places.map((place) => place.priceMinor),
        setup,
      ),
      refundWords: policyWords(setup.refundPolicy ?? DEFAULT_REFUND_POLICY, setup),
      buyer: { name: person?.name ?? "", email: person?.email ?? "" },
      signedIn: person !== null,
    },
  };
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const { locale } = anyone(context);
  const { discovery, booking } = context.get(servicesContext);
  const event = await discovery.findSaleEvent(params.slug);
  if (!event) throw notFound();
  const submission = parseWithZod(await readForm(request), { schema: checkoutSchema() });
  if (submission.status !== "success")
    return data({ reply: submission.reply(), refused: null }, { status: 400 });
  const { attendee, ...buyer } = submission.value;
  const done = await booking.checkOut(event.id, {
    ...buyer,
    locale,
    attendeeNames: attendee.map((name) => name ?? ""),
  });
  const page = (bookingId: string) => `/bookings/${bookingId}?event=${event.id}`;
  // The booking is pending; only the payment page is missing. The booking page offers it again.
  if (!done.ok && done.reason === "provider_down")
    return redirect(`${page(String(done.detail?.bookingId))}&problem=provider`);
  if (!done.ok)
    return data(
      { reply: submission.reply(), refused: done.reason },
      done.reason === TOO_MANY_REQUESTS ? TOO_MANY : { status: 409 },
    );
  return done.value.payUrl ? redirectDocument(done.value.payUrl) : redirect(page(done.value.booking.id));
}

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: `${m.checkout_title()} · ${loaderData?.event.title ?? m.common_brand()}` },
  { name: "robots", content: "noindex" },
];

export default function Checkout({ loaderData, actionData }: Route.ComponentProps) {
  const { event, choice, isPaused } = loaderData;
  const refused = isPaused ? "sale_paused" : (actionData?.refused ?? null);
  return (
    <div className="wide px-page pb-6 md:pt-8 lg:pb-20">
      <header className="flex min-h-14 items-center gap-2">
        <Link
          to={`/events/${event.slug}/seats`}
          aria-label={m.checkout_back()}
          className="-ml-2.5 inline-flex size-11 items-center justify-center rounded-control hover:bg-sunk"
        >
          <Icon of={ArrowLeft} />
        </Link>
        <h1 className="type-small lg:type-sentence">{m.checkout_title()}</h1>
      </header>
      {refused ? <CheckoutRefused reason={refused} slug={event.slug} /> : null}
      {choice && refused !== "sale_paused" ? (
        <CheckoutForm key={choice.hold.holdId} event={event} choice={choice} reply={actionData?.reply} />
      ) : refused ? null : (
        <NothingHeld slug={event.slug} />
      )}
    </div>
  );
}
