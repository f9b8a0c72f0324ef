import { m } from "#i18n/paraglide/messages";
import { ButtonLink } from "./button";

/** Page links of a list whose length is not counted. */
export function NewerOlderLinks({
  page,
  more,
  params = {},
}: {
  page: number;
  more: boolean;
  /** Search parameters that every page of the list has. */
  params?: Readonly<Record<string, string>>;
}) {
  const to = (target: number) => `?${new URLSearchParams({ ...params, page: String(target) })}`;
  return (
    <nav className="mt-5 flex gap-6" aria-label={m.people_pages()}>
      {page > 1 ? (
        <ButtonLink variant="word" to={to(page - 1)}>
          {m.people_newer()}
        </ButtonLink>
      ) : null}
      {more ? (
        <ButtonLink variant="word" to={to(page + 1)}>
          {m.people_older()}
        </ButtonLink>
      ) : null}
    </nav>
  );
}
