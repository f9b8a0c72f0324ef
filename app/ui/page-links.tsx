import { Link, useSearchParams } from "react-router";
import { m } from "#i18n/paraglide/messages";

/** Previous and next page; nothing for a single page. */
export function PageLinks({ page, pages }: { page: number; pages: number }) {
  const [search] = useSearchParams();
  if (pages <= 1) return null;
  const to = (target: number) => {
    const next = new URLSearchParams(search);
    next.set("page", String(target));
    return `?${next}`;
  };
  return (
    <nav aria-label={m.console_pages_label()} className="type-second mt-4 flex items-center gap-5">
      {page > 1 ? (
        <Link to={to(page - 1)} rel="prev" className="word min-h-6">
          {m.console_pages_previous()}
        </Link>
      ) : null}
      <span className="text-ink-2">{m.console_pages_at({ page, pages })}</span>
      {page < pages ? (
        <Link to={to(page + 1)} rel="next" className="word min-h-6">
          {m.console_pages_next()}
        </Link>
      ) : null}
    </nav>
  );
}
