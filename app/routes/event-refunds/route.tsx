import { Download } from "lucide-react";
import { useEffect } from "react";
import { Link, redirect, useNavigation, useRevalidator } from "react-router";
import { notFound, requireFreshSignIn, requireMember } from "#app/guards";
import { readForm } from "#app/read-form";
import { providerName } from "#app/parts/booking/booking-labels";
import { Button, ButtonLink } from "#app/ui/button";
import { ChangeForm } from "#app/ui/change-form";
import { ConsolePage } from "#app/ui/console-page";
import { readResult, withResult } from "#app/ui/flash";
import { FlashNotice } from "#app/ui/flash-notice";
import { Icon } from "#app/ui/icon";
import { Money } from "#app/ui/money";
import { SectionHeading } from "#app/ui/section-heading";
import { Table, Td, Th } from "#app/ui/table";
import { When } from "#app/ui/when";
import type { RefundCount, RefundFailure } from "#domain/sale/saga/refund-progress";
import { servicesContext } from "#worker/router-context";
import { m } from "#i18n/paraglide/messages";
import type { Route } from "./+types/route";

const REFRESH_MS = 5_000;
/** Rows on the page; the export has all. */
const MOST_SHOWN = 100;

export async function loader({ context, request, params }: Route.LoaderArgs) {
  const { membership } = requireMember(context, request, params.organization);
  const { catalogue } = context.get(servicesContext);
  const found = await catalogue.readRefundProgress(membership.organizationId, params.eventId);
  if (!found) throw notFound();
  const { event, progress } = found;
  const { failures, ...counts } = progress;
  return {
    event: { title: event.title, timeZone: event.timeZone },
    counts,
    failures: failures.slice(0, MOST_SHOWN),
    more: Math.max(0, failures.length - MOST_SHOWN),
    path: `/organizations/${params.organization}/events/${params.eventId}`,
    result: readResult(new URL(request.url).searchParams, ["retried"]),
  };
}

/** Requests the failed refunds once more. */
export async function action({ context, request, params }: Route.ActionArgs) {
  const { membership } = requireMember(context, request, params.organization);
  requireFreshSignIn(context, request);
  await readForm(request);
  const { catalogue } = context.get(servicesContext);
  const retried = await catalogue.retryRefunds(membership.organizationId, params.eventId);
  if (!retried.ok) throw notFound();
  return redirect(withResult(request.url, "retried"), 303);
}

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: `${m.refunds_title()} · ${loaderData?.event.title ?? ""}` },
];

export default function Page({ loaderData }: Route.ComponentProps) {
  const { event, counts, failures, more, path, result } = loaderData;
  const { revalidate, state } = useRevalidator();
  const isRunning = counts.waiting.bookings > 0;
  useEffect(() => {
    if (!isRunning) return;
    const timer = setInterval(() => {
      if (state === "idle" && !document.hidden) void revalidate();
    }, REFRESH_MS);
    return () => clearInterval(timer);
  }, [isRunning, revalidate, state]);
  return (
    <ConsolePage
      title={m.refunds_title()}
      second={counts.cancelled ? m.refunds_second_cancelled({ title: event.title }) : event.title}
      actions={
        counts.failed.bookings > 0 ? (
          <ButtonLink to={`${path}/refunds.csv`} reloadDocument variant="third" size="console">
            <Icon of={Download} />
            {m.refunds_export()}
          </ButtonLink>
        ) : null
      }
    >
      <FlashNotice result={result} texts={{ retried: m.refunds_retried }} />
      <Progress counts={counts} />
      {failures.length > 0 ? (
        <Failures
          failures={failures}
          more={more}
          currency={counts.currency}
          timeZone={event.timeZone}
          path={path}
        />
      ) : (
        <p className="type-body mt-8 text-ink-2">
          {isRunning
            ? m.refunds_running()
            : counts.done.bookings > 0
              ? m.refunds_all_done()
              : m.refunds_none()}
        </p>
      )}
    </ConsolePage>
  );
}

type Counts = Route.ComponentProps["loaderData"]["counts"];

function Progress({ counts }: { counts: Counts }) {
  const { done, waiting, failed, currency } = counts;
  const all = done.bookings + waiting.bookings + failed.bookings;
  return (
    <section aria-label={m.refunds_title()} aria-live="polite">
      <dl className="grid gap-6 sm:grid-cols-3">
        <Figure label={m.refunds_done()} count={done} currency={currency} />
        <Figure label={m.refunds_waiting()} count={waiting} currency={currency} />
        <Figure label={m.refunds_failed()} count={failed} currency={currency} />
      </dl>
      {all > 0 ? (
        <progress
          value={done.bookings}
          max={all}
          aria-label={m.refunds_progress({ done: done.bookings, all })}
          className="mt-6 h-2 w-full appearance-none overflow-hidden rounded-chip bg-sunk [&::-moz-progress-bar]:bg-ink [&::-webkit-progress-bar]:bg-sunk [&::-webkit-progress-value]:bg-ink"
        />
      ) : null}
    </section>
  );
}

function Figure({ label, count, currency }: { label: string; count: RefundCount; currency: string }) {
  return (
    <div className="border-t border-ink pt-2">
      <dt className="type-second text-ink-2">{label}</dt>
      <dd className="type-page tnum">{count.bookings}</dd>
      <dd className="type-second text-ink-2">
        <Money amountMinor={count.amountMinor} currency={currency} />
      </dd>
    </div>
  );
}

function Failures({
  failures,
  more,
  currency,
  timeZone,
  path,
}: {
  failures: readonly RefundFailure[];
  more: number;
  currency: string;
  timeZone: string;
  path: string;
}) {
  const pending = useNavigation().formMethod === "POST";
  return (
    <section className="mt-10">
      <SectionHeading size="text">{m.refunds_failures()}</SectionHeading>
      <p className="type-body measure mb-4 text-ink-2">{m.refunds_failures_text()}</p>
      <ChangeForm className="mb-4">
        <Button variant="second" size="console" pending={pending}>
          {m.refunds_retry()}
        </Button>
      </ChangeForm>
      <Table
        lines
        label={m.refunds_failures()}
        head={
          <>
            <Th>{m.sales_column_booking()}</Th>
            <Th>{m.sales_column_buyer()}</Th>
            <Th>{m.refunds_column_cause()}</Th>
            <Th>{m.sales_column_time()}</Th>
            <Th numeric>{m.sales_column_amount()}</Th>
          </>
        }
      >
        {failures.map((row) => (
          <tr key={row.refundId}>
            <Td strong line="lead">
              <Link to={`${path}/bookings?booking=${encodeURIComponent(row.bookingId)}`} className="word">
                {row.reference}
              </Link>
            </Td>
            <Td>
              {row.buyerName} <span className="text-ink-2">{row.buyerEmail}</span>
            </Td>
            <Td>
              {providerName(row.provider)}: {row.problem || m.refunds_no_cause()}
            </Td>
            <Td className="whitespace-nowrap text-ink-2">
              <When at={row.at} timeZone={timeZone} style="datetime" />
            </Td>
            <Td numeric line="end">
              <Money amountMinor={row.amountMinor} currency={currency} exact />
            </Td>
          </tr>
        ))}
      </Table>
      {more > 0 ? <p className="type-second mt-3 text-ink-2">{m.refunds_more({ count: more })}</p> : null}
    </section>
  );
}
