import { useRef } from "react";
import { Link } from "react-router";
import { EventListItem } from "#app/parts/event/event-card";
import { MarkButton } from "#app/parts/event/mark-button";
import { Notice } from "#app/ui/notice";
import { SectionHeading } from "#app/ui/section-heading";
import { servicesContext } from "#worker/router-context";
import { requirePerson } from "#app/guards";
import { m } from "#i18n/paraglide/messages";
import type { EventCard } from "#worker/discovery/discovery";
import type { Route } from "./+types/route";
import { useFocusAfterRemoval } from "./focus-after-removal";

export async function loader({ context, request }: Route.LoaderArgs) {
  requirePerson(context, request);
  return context.get(servicesContext).recommendations.listSaved();
}

export const meta: Route.MetaFunction = () => [{ title: `${m.saved_title()} · ${m.common_brand()}` }];

export default function Saved({ loaderData: { coming, over } }: Route.ComponentProps) {
  const page = useRef<HTMLDivElement>(null);
  useFocusAfterRemoval(page, [...coming, ...over]);
  return (
    <div ref={page} className="wide px-page pt-8 pb-20 md:pt-14">
      <h1 tabIndex={-1} className="type-sentence mb-8">
        {m.saved_title()}
      </h1>
      {coming.length + over.length === 0 ? (
        <Notice
          title={m.saved_empty_title()}
          action={
            <Link className="word" to="/events">
              {m.common_problem_find_events()}
            </Link>
          }
        >
          {m.saved_empty_text()}
        </Notice>
      ) : (
        <div className="flex max-w-[44rem] flex-col gap-12">
          {coming.length > 0 ? <SavedList events={coming} /> : null}
          {over.length > 0 ? (
            <section aria-labelledby="over">
              <SectionHeading id="over" size="small">
                {m.saved_over()}
              </SectionHeading>
              <SavedList events={over} />
            </section>
          ) : null}
        </div>
      )}
    </div>
  );
}

function SavedList({ events }: { events: readonly EventCard[] }) {
  return (
    <ul className="border-t border-line">
      {events.map((event) => (
        <li key={event.id} className="flex items-start gap-2 border-b border-line py-4">
          <div className="min-w-0 grow">
            <EventListItem event={event} picture="start" withCity />
          </div>
          <MarkButton
            eventId={event.id}
            mark="saved"
            on
            to="/saved"
            label={m.mark_save_label({ title: event.title })}
            className="-mt-2 inline-flex size-11 items-center justify-center"
          />
        </li>
      ))}
    </ul>
  );
}
