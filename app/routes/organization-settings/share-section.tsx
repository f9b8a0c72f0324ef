import { Link } from "react-router";
import { SectionHeading } from "#app/ui/section-heading";
import { m } from "#i18n/paraglide/messages";

/** The organization's public page and feeds, and the widget for its own site. */
export function ShareSection({ slug, origin }: { slug: string; origin: string }) {
  const feed = `${origin}/feeds/organizers/${slug}`;
  const snippet = `<script src="${origin}/widget.js" async></script>\n<stagedoor-tickets event="…"></stagedoor-tickets>`;
  return (
    <section className="mt-14 max-w-[46rem]" aria-labelledby="share">
      <SectionHeading id="share">{m.share_title()}</SectionHeading>
      <p className="type-body measure text-ink-2">{m.share_text()}</p>
      <ul className="mt-4 flex flex-col gap-2">
        <li>
          <Link to={`/organizers/${slug}`} reloadDocument className="word type-body">
            {m.share_page()}
          </Link>
        </li>
        <li>
          <a href={`${feed}.ics`} className="word type-body">
            {m.share_calendar()}
          </a>
        </li>
        <li>
          <a href={`${feed}.atom`} className="word type-body">
            {m.share_feed()}
          </a>
        </li>
      </ul>
      <h3 className="type-button mt-6">{m.share_widget()}</h3>
      <p className="type-second mt-1 text-ink-2">{m.share_widget_hint()}</p>
      <pre className="type-second mt-2 overflow-x-auto rounded-control bg-sunk p-3 font-mono">{snippet}</pre>
    </section>
  );
}
