import { Search } from "lucide-react";
import { ButtonLink } from "#app/ui/button";
import { Icon } from "#app/ui/icon";
import { InstallHint } from "#app/parts/offline/install-hint";
import { Notice } from "#app/ui/notice";
import { useNow } from "#app/ui/now";
import { SectionHeading } from "#app/ui/section-heading";
import { m } from "#i18n/paraglide/messages";
import { useWallet } from "#app/wallet/use-wallet";
import { shelve } from "#domain/ticket/wallet-booking";
import type { Route } from "./+types/route";
import { NextTicket } from "./next-ticket";
import { Stub } from "./stub";
import { WalletAge } from "./wallet-age";

export const meta: Route.MetaFunction = () => [{ title: `${m.wallet_title()} · ${m.common_brand()}` }];

/** From the device alone: opens from a cold start in flight mode. */
export default function Page() {
  const { wallet, refreshState, refresh } = useWallet();
  const now = useNow();
  if (!wallet) return <Opening />;
  const { next, later, past } = shelve(wallet.bookings, now);
  const empty = wallet.bookings.length === 0;

  return (
    <Room>
      <WalletAge wallet={wallet} refreshState={refreshState} now={now} onRefresh={refresh} />
      {next ? <NextTicket booking={next} now={now} /> : null}
      {!next && !(empty && refreshState === "pending") ? <NothingNext hasPast={past.length > 0} /> : null}
      {next ? <InstallHint className="mt-6" /> : null}
      {later.length > 0 ? (
        <section aria-labelledby="later" className="mt-9">
          <SectionHeading id="later" size="text" rule={false} aside={<Count of={later.length} />}>
            {m.wallet_later_heading()}
          </SectionHeading>
          <ul className="flex flex-col gap-2.5">
            {later.map((booking) => (
              <Stub key={booking.bookingId} booking={booking} now={now} />
            ))}
          </ul>
        </section>
      ) : null}
      {past.length > 0 ? (
        <section aria-labelledby="past" className="mt-9">
          <SectionHeading id="past" size="text" rule={false} aside={<Count of={past.length} />}>
            {m.wallet_past_heading()}
          </SectionHeading>
          <ul className="flex flex-col gap-2.5">
            {past.map((booking) => (
              <Stub key={booking.bookingId} booking={booking} now={now} />
            ))}
          </ul>
        </section>
      ) : null}
    </Room>
  );
}

function Opening() {
  return (
    <Room>
      <p className="type-second mt-1 text-ink-2" aria-busy="true">
        {m.wallet_opening()}
      </p>
      <noscript>
        <Notice title={m.wallet_without_script()} className="mt-6">
          <a href="/bookings" className="word">
            {m.wallet_without_script_link()}
          </a>
        </Notice>
      </noscript>
    </Room>
  );
}

function Room({ children }: { children: React.ReactNode }) {
  return (
    <div className="wide px-page pt-4 pb-14 md:pt-10">
      <div className="max-w-[35rem]">
        <div className="flex items-center justify-between gap-4">
          <h1 className="type-page">{m.wallet_title()}</h1>
          <ButtonLink to="/events" variant="word" className="min-h-11 no-underline">
            <Icon of={Search} />
            {m.wallet_find_link()}
          </ButtonLink>
        </div>
        {children}
      </div>
    </div>
  );
}

function Count({ of }: { of: number }) {
  return <span className="type-body tnum">{of}</span>;
}

function NothingNext({ hasPast }: { hasPast: boolean }) {
  return (
    <Notice
      title={hasPast ? m.wallet_none_next_title() : m.wallet_empty_title()}
      className="mt-8"
      action={
        <>
          <ButtonLink to="/events" variant="word">
            {m.wallet_empty_find_link()}
          </ButtonLink>
          <ButtonLink to="/bookings/find" variant="word">
            {m.wallet_empty_booking_link()}
          </ButtonLink>
        </>
      }
    >
      {m.wallet_empty_sentence()}
    </Notice>
  );
}
