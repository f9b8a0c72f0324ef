import { Form, Link, data, redirect } from "react-router";
import { Button } from "#app/ui/button";
import { NewerOlderLinks } from "#app/ui/newer-older-links";
import { Notice } from "#app/ui/notice";
import { readPageNumber } from "#app/ui/page-number";
import { SectionHeading } from "#app/ui/section-heading";
import { ViewerWhen } from "#app/ui/when";
import { servicesContext } from "#worker/router-context";
import { requirePerson } from "#app/guards";
import { m } from "#i18n/paraglide/messages";
import { readForm } from "#app/read-form";
import { SALE_MAIL_CHOICES } from "#domain/sale/sale-digest";
import { oneOf } from "#app/one-of";
import { localPath } from "#domain/core/local-path";
import { notificationText } from "./notification-text";
import type { Route } from "./+types/route";

export async function loader({ context, request }: Route.LoaderArgs) {
  requirePerson(context, request);
  const page = readPageNumber(new URL(request.url).searchParams);
  return { page, ...(await context.get(servicesContext).auth.listNotifications(page)) };
}

/** Marks one notification as read and redirects to its target, or all of them; stores the choice of mails about sales. */
export async function action({ context, request }: Route.ActionArgs) {
  requirePerson(context, request);
  const { auth } = context.get(servicesContext);
  const form = await readForm(request);
  const id = form.get("id");
  const href = form.get("href");
  const target = localPath(typeof href === "string" ? href : null, "/notifications");
  if (form.get("intent") === "all") {
    await auth.markRead(null);
    throw redirect("/notifications");
  }
  if (form.get("intent") === "sale-mails") {
    const choice = oneOf(form.get("choice"), SALE_MAIL_CHOICES);
    if (!choice) throw data(null, { status: 400 });
    await auth.chooseSaleMails(choice);
    throw redirect(target);
  }
  if (typeof id !== "string") throw data(null, { status: 400 });
  await auth.markRead(id);
  throw redirect(target);
}

export const meta: Route.MetaFunction = () => [{ title: `${m.notifications_title()} · ${m.common_brand()}` }];

export default function Notifications({ loaderData: { rows, more, page } }: Route.ComponentProps) {
  const unread = rows.some((row) => !row.read);
  return (
    <div className="wide px-page pt-8 pb-20 md:pt-14">
      <h1 className="type-sentence mb-8">{m.notifications_title()}</h1>
      {rows.length === 0 ? (
        <Notice
          title={m.notifications_none_title()}
          action={
            <Link className="word" to="/events">
              {m.common_problem_find_events()}
            </Link>
          }
        >
          {m.notifications_none_text()}
        </Notice>
      ) : (
        <div className="max-w-[44rem]">
          <SectionHeading
            size="small"
            aside={
              unread ? (
                <Form method="post">
                  <Button variant="word" name="intent" value="all" className="type-second!">
                    {m.notifications_read_all()}
                  </Button>
                </Form>
              ) : null
            }
          >
            {m.notifications_latest()}
          </SectionHeading>
          <ul>
            {rows.map((row) => (
              <li key={row.id} className="border-b border-line">
                <Form method="post">
                  <input type="hidden" name="id" value={row.id} />
                  <input type="hidden" name="href" value={row.href} />
                  <button className="w-full py-3 text-left hover:bg-sunk">
                    <span className={row.read ? "block" : "block font-semibold"}>
                      {row.read ? null : <span className="sr-only">{m.notifications_new()} </span>}
                      {notificationText(row.kind, row.facts)}
                    </span>
                    <span className="type-second text-ink-2">
                      <ViewerWhen at={row.at} style="datetime" />
                    </span>
                  </button>
                </Form>
              </li>
            ))}
          </ul>
          <NewerOlderLinks page={page} more={more} />
        </div>
      )}
    </div>
  );
}
