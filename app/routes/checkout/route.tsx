import { getFormProps, useForm } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import { ArrowLeft, Lock } from "lucide-react";
import { useState } from "react";
import { Form, Link, data, redirect, redirectDocument, useNavigation } from "react-router";
import { formatMoney } from "#domain/core/money";
import { totalsOf } from "#domain/sale/pricing";
import { m } from "#i18n/paraglide/messages";
import { intlLocale } from "#i18n/locale";
import { Button, ButtonLink } from "#app/ui/button";
import { EventLine } from "#app/parts/event/event-line";
import { Field, TextInput } from "#app/ui/field";
import { HoldClock } from "#app/parts/booking/hold-clock";
import { Icon } from "#app/ui/icon";
import { Money } from "#app/ui/money";
import { Notice } from "#app/ui/notice";
import { useOnline } from "#app/ui/online";
import { seatListWords, seatWords } from "#app/parts/seating/seat-words";
import { TaxLines } from "#app/parts/booking/tax-lines";
import { servicesContext } from "#worker/router-context";
import { anyone, notFound } from "#app/guards";
import { readForm } from "#app/read-form";
import type { CheckOutRefusal } from "#worker/sale/booking";
import { type ChoiceLine, type ChosenPlace, groupPlaces, listPlaces } from "./choice-lines";
import { checkoutForm } from "./checkout-form";
import type { Route } from "./+types/route";

export const handle = { ownBarsOnPhone: true };

export async function loader({ context, params }: Route.LoaderArgs) {
  const { person } = anyone(context);
  const { discovery, booking } = context.get(servicesContext);
  const event = await discovery.findEvent(params.slug);
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
    venueName: event.venue.name,
  };
  if (!room?.hold) return { event: facts, choice: null };
  const { setup, hold, snapshot } = room;
  const places = listPlaces(setup, hold);
  return {
    event: facts,
    choice: {
      bookingId: booking.makeId(),
      hold,
      now: snapshot.now,
      places,
      lines: groupPlaces(setup, places),
      totals: totalsOf(
        places.map((place) => place.priceMinor),
        setup,
      ),
      buyer: { name: person?.name ?? "", email: person?.email ?? "" },
      signedIn: person !== null,
    },
  };
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const { locale } = anyone(context);
  const { discovery, booking } = context.get(servicesContext);
  const event = await discovery.findEvent(params.slug);
  if (!event) throw notFound();
  const submission = parseWithZod(await readForm(request), { schema: checkoutForm() });
  if (submission.status !== "success")
    return data({ reply: submission.reply(), refused: null }, { status: 400 });
  const { attendee, ...buyer } = submission.value;
  const done = await booking.checkOut(event.id, {
    ...buyer,
    locale,
    attendeeNames: attendee.map((name) => name ?? ""),
  });
  const page = `/bookings/${buyer.bookingId}?event=${event.id}`;
  // The booking stands; only the way to pay is missing. Its page offers it again.
  if (!done.ok && done.reason === "provider_down") return redirect(`${page}&problem=provider`);
  if (!done.ok)
    return data(
      { reply: submission.reply(), refused: done.reason },
      { status: done.reason === "too_many_requests" ? 429 : 409 },
    );
  return done.value.payUrl ? redirectDocument(done.value.payUrl) : redirect(page);
}

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: `${m.checkout_title()} · ${loaderData?.event.title ?? m.common_brand()}` },
  { name: "robots", content: "noindex" },
];

export default function Checkout({ loaderData, actionData }: Route.ComponentProps) {
  const { event, choice } = loaderData;
  const refused = actionData?.refused ?? null;
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
      {refused ? <Refused reason={refused} slug={event.slug} /> : null}
      {choice ? (
        <CheckoutForm key={choice.hold.holdId} event={event} choice={choice} actionData={actionData} />
      ) : refused ? null : (
        <NothingHeld slug={event.slug} />
      )}
    </div>
  );
}

type LoaderData = Route.ComponentProps["loaderData"];

function CheckoutForm({
  event,
  choice,
  actionData,
}: {
  event: LoaderData["event"];
  choice: NonNullable<LoaderData["choice"]>;
  actionData: Route.ComponentProps["actionData"];
}) {
  const { hold, totals, places, lines, buyer } = choice;
  // Kept while this choice lives: sending the form twice is one booking.
  const [bookingId] = useState(choice.bookingId);
  const [expired, setExpired] = useState(false);
  const pending = useNavigation().formMethod === "POST";
  const online = useOnline();
  const [form, fields] = useForm({
    lastResult: actionData?.reply,
    defaultValue: { buyerName: buyer.name, buyerEmail: buyer.email, attendee: places.map(() => "") },
    defaultNoValidate: false,
  });
  const attendees = fields.attendee.getFieldList();
  const total = formatMoney({ amountMinor: totals.totalMinor, currency: totals.currency }, intlLocale());
  if (expired) return <NothingHeld slug={event.slug} expired />;
  return (
    // On a desk what is bought stands beside who buys and how.
    <Form
      method="post"
      {...getFormProps(form)}
      className="max-w-[35rem] lg:grid lg:max-w-none lg:grid-cols-[minmax(0,35rem)_minmax(0,27rem)] lg:gap-x-20"
    >
      <input type="hidden" name="bookingId" value={bookingId} />
      <input type="hidden" name="holdId" value={hold.holdId} />
      <div className="lg:col-start-1 lg:pt-4">
        <HoldClock expiresAt={hold.expiresAt} now={choice.now} onExpire={() => setExpired(true)} />
      </div>

      <Part number={1} title={m.checkout_who()} first className="lg:col-start-1">
        <div className="grid gap-3">
          <Field label={m.checkout_name()} field={fields.buyerName}>
            <TextInput autoComplete="name" required maxLength={80} />
          </Field>
          <Field label={m.checkout_email()} hint={m.checkout_email_hint()} field={fields.buyerEmail}>
            <TextInput type="email" autoComplete="email" inputMode="email" required maxLength={200} />
          </Field>
          {places.length > 1 ? (
            <details
              className="group"
              open={attendees.some((field) => Boolean(field.initialValue)) || undefined}
            >
              <summary className="word type-button inline-flex min-h-9 items-center">
                {m.checkout_attendees()}
              </summary>
              <div className="mt-2 grid gap-3">
                {places.map((place, at) => (
                  <Field key={place.key} label={m.checkout_attendee({ place: placeWords(place, at) })}>
                    <TextInput
                      name={`attendee[${at}]`}
                      defaultValue={attendees[at]?.initialValue as string | undefined}
                      autoComplete="off"
                      maxLength={80}
                    />
                  </Field>
                ))}
                <p className="type-second text-ink-2">{m.checkout_attendees_hint()}</p>
              </div>
            </details>
          ) : null}
        </div>
      </Part>

      <Part
        number={2}
        title={m.checkout_review()}
        className="lg:col-start-2 lg:row-span-4 lg:row-start-1 lg:mt-5"
      >
        <EventLine event={event}>
          <p className="type-second">{seatListWords(places.flatMap((place) => place.seat ?? []))}</p>
        </EventLine>
        <ul className="mt-3 border-t border-line pt-2">
          {lines.map((line) => (
            <li key={line.key} className="py-1">
              <p className="type-body flex items-baseline justify-between gap-4">
                <span>
                  <LineWords line={line} currency={totals.currency} />
                </span>
                {line.priceMinor === 0 ? (
                  m.discovery_price_free()
                ) : (
                  <Money
                    amountMinor={line.priceMinor * line.places.length}
                    currency={totals.currency}
                    exact
                  />
                )}
              </p>
              {line.multiplied ? (
                <p className="type-second text-ink-2">
                  {m.checkout_multiplied({
                    section: line.sectionName ?? "",
                    base: formatMoney(
                      { amountMinor: line.multiplied.baseMinor, currency: totals.currency },
                      intlLocale(),
                    ),
                    percent: line.multiplied.percent,
                  })}
                </p>
              ) : null}
            </li>
          ))}
        </ul>
        {totals.totalMinor > 0 ? <TaxLines totals={totals} /> : null}
      </Part>

      <Part
        number={3}
        title={totals.totalMinor > 0 ? m.checkout_pay() : m.checkout_confirm()}
        className="lg:col-start-1"
      >
        <p className="type-body text-ink-2">
          {totals.totalMinor > 0 ? m.checkout_pay_text() : m.checkout_confirm_text()}
        </p>
      </Part>

      <div className="sticky bottom-0 z-10 -mx-5 mt-6 border-t border-line bg-card px-5 pt-3 pb-[max(0.75rem,env(safe-area-inset-bottom))] md:max-lg:-mx-8 md:max-lg:px-8 lg:static lg:col-start-1 lg:mx-0 lg:mt-4 lg:border-0 lg:bg-transparent lg:p-0">
        <div className="mb-2 flex items-end justify-between gap-4">
          <p className="type-second text-ink-2">{m.checkout_same_price()}</p>
          <p className="type-sum">
            {totals.totalMinor > 0 ? (
              <Money amountMinor={totals.totalMinor} currency={totals.currency} />
            ) : (
              m.discovery_price_free()
            )}
          </p>
        </div>
        {online ? null : (
          <p role="status" className="type-second mb-2 text-warn">
            {m.checkout_offline()}
          </p>
        )}
        <Button wide pending={pending} disabled={!online}>
          {totals.totalMinor > 0 ? (
            <>
              <Icon of={Lock} size={18} /> {m.checkout_pay_button({ total })}
            </>
          ) : (
            m.checkout_confirm_button()
          )}
        </Button>
      </div>
    </Form>
  );
}

function LineWords({ line, currency }: { line: ChoiceLine; currency: string }) {
  const price = formatMoney({ amountMinor: line.priceMinor, currency }, intlLocale());
  const count = line.places.length;
  const what = line.sectionName
    ? m.checkout_seats({ count })
    : m.checkout_places({ count, type: line.typeName });
  return line.priceMinor === 0 ? m.checkout_line_free({ what }) : m.checkout_line({ what, price });
}

function placeWords(place: ChosenPlace, at: number): string {
  return place.seat ? seatWords(place.seat) : `${place.typeName} ${at + 1}`;
}

function Part({
  number,
  title,
  first = false,
  className = "",
  children,
}: {
  number: number;
  title: string;
  first?: boolean;
  className?: string;
  children: React.ReactNode;
}) {
  return (
    <section className={`${first ? "mt-5" : "mt-6 border-t border-ink pt-4"} ${className}`}>
      <h2 className="type-small mb-3">
        <span className="mr-3 text-ink-3" aria-hidden="true">
          {number}
        </span>
        {title}
      </h2>
      {children}
    </section>
  );
}

function NothingHeld({ slug, expired = false }: { slug: string; expired?: boolean }) {
  return (
    <Notice
      tone={expired ? "warn" : "plain"}
      title={expired ? m.buying_expired_title() : m.checkout_nothing_title()}
      action={
        <>
          <ButtonLink to={`/events/${slug}/seats`}>{m.checkout_choose_again()}</ButtonLink>
          <ButtonLink variant="word" to="/bookings">
            {m.checkout_your_bookings()}
          </ButtonLink>
        </>
      }
    >
      {expired ? m.buying_expired_text() : m.checkout_nothing_text()}
    </Notice>
  );
}

function Refused({ reason, slug }: { reason: CheckOutRefusal; slug: string }) {
  const words = refusedWords(reason);
  return (
    <Notice
      tone="warn"
      title={words.title}
      className="mb-4"
      action={
        reason === "too_many_requests" ? null : (
          <ButtonLink variant="second" to={`/events/${slug}/seats`}>
            {m.checkout_choose_again()}
          </ButtonLink>
        )
      }
    >
      {words.text}
    </Notice>
  );
}

function refusedWords(reason: CheckOutRefusal): { title: string; text: string } {
  switch (reason) {
    case "hold_unknown":
    case "hold_expired":
      return { title: m.buying_expired_title(), text: m.buying_expired_text() };
    case "limit_reached":
      return { title: m.buying_limit_some_title(), text: m.buying_limit_text() };
    case "too_many_requests":
      return { title: m.buying_slow_title(), text: m.buying_slow_text() };
    case "different_body":
      return { title: m.checkout_different_title(), text: m.checkout_different_text() };
    case "not_on_sale":
      return { title: m.buying_not_yet_title(), text: m.buying_not_yet_text() };
    case "sale_ended":
    case "event_closed":
    case "provider_down":
      return { title: m.buying_closed_title(), text: m.buying_closed_text() };
  }
}
