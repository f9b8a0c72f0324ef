import { m } from "#i18n/paraglide/messages";
import { ButtonLink } from "#app/ui/button";
import type { CheckOutRefusal } from "#worker/sale/booking";
import { RefusalNotice } from "#app/ui/refusal-notice";

export function CheckoutRefused({ reason, slug }: { reason: CheckOutRefusal; slug: string }) {
  const words = refusalMessage(reason);
  return (
    <RefusalNotice
      tone="warn"
      title={words.title}
      className="mb-4"
      action={
        reason === "too_many_requests" ? null : reason === "sale_paused" ? (
          <>
            <ButtonLink variant="second" to={`/events/${slug}`}>
              {m.buying_back_to_event()}
            </ButtonLink>
            <ButtonLink variant="word" to="/events">
              {m.buying_see_others()}
            </ButtonLink>
          </>
        ) : (
          <ButtonLink variant="second" to={`/events/${slug}/seats`}>
            {m.checkout_choose_again()}
          </ButtonLink>
        )
      }
    >
      {words.text}
    </RefusalNotice>
  );
}

function refusalMessage(reason: CheckOutRefusal): { title: string; text: string } {
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
    case "sale_paused":
      return { title: m.buying_paused_title(), text: m.buying_paused_text() };
    case "sale_ended":
    case "event_closed":
    case "provider_down":
      return { title: m.buying_closed_title(), text: m.buying_closed_text() };
  }
}
