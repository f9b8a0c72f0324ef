import { Form, data, redirect } from "react-router";
import { z } from "zod";
import { Button } from "#app/components/button";
import { ConsolePage } from "#app/components/console-page";
import { Field, TextInput } from "#app/components/field";
import { servicesContext } from "#app/context";
import { requireAdmin } from "#app/guards";
import { m } from "#app/paraglide/messages";
import type { Route } from "./+types/route";

/** Lines shown at once: who looks for one, types it. */
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
  const found = lines.filter(({ term, also }) => [term, ...also].some((word) => word.includes(find)));
  return { find, lines: found.slice(0, MOST), total: found.length };
}

export async function action({ context, request }: Route.ActionArgs) {
  requireAdmin(context, request);
  const change = Change.safeParse(Object.fromEntries(await request.formData()));
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
      <Form role="search" className="mb-6 flex flex-wrap items-end gap-3">
        <Field label={m.admin_lexicon_find()}>
          <TextInput name="q" defaultValue={find} />
        </Field>
        <Button variant="second">{m.console_search_submit()}</Button>
      </Form>
      <Line term={lines.some(({ term }) => term === find) ? "" : find} also="" />
      {total === 0 ? <p className="type-body mt-4 text-ink-2">{m.admin_lexicon_none()}</p> : null}
      <ul className="mt-4">
        {lines.map(({ term, also, shipped }) => (
          <li key={term} className="border-t border-line py-3">
            <Line term={term} also={also.join(", ")} changed={!shipped} />
          </li>
        ))}
      </ul>
    </ConsolePage>
  );
}

function Line({ term, also, changed = false }: { term: string; also: string; changed?: boolean }) {
  return (
    <Form
      method="post"
      key={`${term}${also}`}
      className="grid gap-3 md:grid-cols-[14rem_minmax(0,1fr)_auto] md:items-end"
    >
      <Field label={m.admin_lexicon_term()} hint={changed ? m.admin_lexicon_changed() : undefined}>
        <TextInput name="term" defaultValue={term} required maxLength={60} />
      </Field>
      <Field label={m.admin_lexicon_also()} hint={term === "" ? m.admin_lexicon_also_hint() : undefined}>
        <TextInput name="also" defaultValue={also} maxLength={600} />
      </Field>
      <div className="flex gap-4">
        <Button variant="second" name="intent" value="save">
          {m.admin_lexicon_save()}
        </Button>
        {changed ? (
          <Button variant="word" name="intent" value="reset">
            {m.admin_lexicon_reset()}
          </Button>
        ) : null}
      </div>
    </Form>
  );
}
