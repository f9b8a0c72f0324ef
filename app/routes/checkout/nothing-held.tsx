import { m } from "#i18n/paraglide/messages";
import { ButtonLink } from "#app/ui/button";
import { Notice } from "#app/ui/notice";

export function NothingHeld({ slug, expired = false }: { slug: string; expired?: boolean }) {
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
