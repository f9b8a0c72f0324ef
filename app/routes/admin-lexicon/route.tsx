import { Form, data, redirect } from "react-router";
import { z } from "zod";
import { Button } from "#app/ui/button";
import { ConsolePage } from "#app/ui/console-page";
import { Field, TextInput } from "#app/ui/field";
import { SearchForm } from "#app/ui/search-form";
import { SectionHeading } from "#app/ui/section-heading";
import { servicesContext } from "#worker/router-context";
import { requireAdmin } from "#app/guards";
import { m } from "#i18n/paraglide/messages";
import { readForm } from "#app/read-form";
import type { Route } from "./+types/route";

/** Maximum number of lines shown; the search finds the others. */
const MOST = 60;

const Change = z.object({
  intent: z.enum(["save", "reset"]),
  term: z.string().trim().min(1).max(60),
  also: z.string().max(600).default(""),
});

export async function loader({ context, request }: Route.LoaderArgs) {
  requireAdmin(context, request);
  const find = new URL(request.url).searchParams.get("q")?.trim().toLowerCase().slice(0, 60) ?? "";
  const lines = await context.get(servicesContext).search.listLexicon();
  const found = lines
    .filter(({ term, also }) => [term, ...also].some((word) => word.toLowerCase().includes(find)))
    // Exact matches first, then prefixes.
    .toSorted((a, b) => closeness(a.term, find) - closeness(b.term, find));
  return { find, lines: found.slice(0, MOST), total: found.length };
}

function closeness(term: string, find: string): number {
  const word = term.toLowerCase();
  return word === find ? 0 : word.startsWith(find) ? 1 : 2;
}

export async function action({ context, request }: Route.ActionArgs) {
  requireAdmin(context, request);
  const change = Change.safeParse(Object.fromEntries(await readForm(request)));
  if (!change.success) throw data(null, { status: 400 });
  const { search } = context.get(servicesContext);
  const { intent, term, also } = change.data;
  if (intent === "reset") await search.resetLexicon(term);
  else
    await search.changeLexicon(
      term,
      also
        .split(",")
        .map((word) => word.trim().toLowerCase())
        .filter(Boolean)
        .slice(0, 20),
    );
  throw redirect(`/admin/lexicon?q=${encodeURIComponent(term)}`, 303);
}

export const meta: Route.MetaFunction = () => [{ title: `${m.admin_lexicon_title()} · ${m.common_brand()}` }];

export default function AdminLexicon({ loaderData: { find, lines, total } }: Route.ComponentProps) {
  return (
    <ConsolePage title={m.admin_lexicon_title()} second={m.admin_lexicon_text()}>
      <SearchForm
        label={m.admin_lexicon_find()}
        query={find}
        submit={m.console_search_submit()}
        maxLength={60}
      />
      <section className="mt-10">
        <SectionHeading>{m.admin_lexicon_new()}</SectionHeading>
        <NewLine term={lines.some(({ term }) => term.toLowerCase() === find) ? "" : find} />
      </section>
      <section className="mt-10">
        <SectionHeading size="text">{m.admin_lexicon_lines()}</SectionHeading>
        {total === 0 ? <p className="type-body text-ink-2">{m.admin_lexicon_none()}</p> : null}
        <ul className="-mt-3">
          {lines.map(({ term, also, shipped }) => (
            <li key={term} className="border-b border-line py-2">
              <Line term={term} also={also.join(", ")} changed={!shipped} />
            </li>
          ))}
        </ul>
      </section>
    </ConsolePage>
  );
}

/** A word without a line. */
function NewLine({ term }: { term: string }) {
  return (
    <Form method="post" key={term} className="max-w-[60rem]">
      <div className="grid gap-3 md:grid-cols-[14rem_minmax(0,1fr)_auto] md:items-stretch">
        <Field label={m.admin_lexicon_term()}>
          <TextInput name="term" defaultValue={term} required maxLength={60} />
        </Field>
        <Field label={m.admin_lexicon_also()}>
          <TextInput name="also" maxLength={600} aria-describedby="also-hint" />
        </Field>
        <Button
          variant="second"
          size="console"
          name="intent"
          value="save"
          className="max-md:justify-self-start"
        >
          {m.admin_lexicon_save()}
        </Button>
      </div>
      <p id="also-hint" className="type-second mt-1 text-ink-2">
        {m.admin_lexicon_also_hint()}
      </p>
    </Form>
  );
}

/** An existing line with editable related terms. */
function Line({ term, also, changed }: { term: string; also: string; changed: boolean }) {
  return (
    <Form
      method="post"
      key={also}
      className="type-second grid gap-x-4 gap-y-2 md:grid-cols-[14rem_minmax(0,1fr)_auto] md:items-center"
    >
      <input type="hidden" name="term" value={term} />
      <p>
        <strong className="font-semibold">{term}</strong>
        {changed ? <span className="text-ink-2"> {m.admin_lexicon_changed()}</span> : null}
      </p>
      <input
        name="also"
        defaultValue={also}
        maxLength={600}
        aria-label={`${m.admin_lexicon_also()}: ${term}`}
        className="h-9 w-full min-w-0 rounded-control border border-edge bg-paper px-3"
      />
      <div className="flex items-center gap-4">
        <Button
          variant="word"
          name="intent"
          value="save"
          className="type-second!"
          aria-label={`${m.admin_lexicon_save()}: ${term}`}
        >
          {m.admin_lexicon_save()}
        </Button>
        {changed ? (
          <Button
            variant="word"
            name="intent"
            value="reset"
            className="type-second!"
            aria-label={`${m.admin_lexicon_reset()}: ${term}`}
          >
            {m.admin_lexicon_reset()}
          </Button>
        ) : null}
      </div>
    </Form>
  );
}
