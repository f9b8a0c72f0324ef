import { useEffect, useRef } from "react";
import { Form, data, redirect, useSubmit } from "react-router";
import { z } from "zod";
import { MARKS } from "#domain/recommend/marks";
import { localPath } from "#domain/core/local-path";
import { withResult } from "#app/ui/flash";
import { AccountPage } from "#app/ui/account-page";
import { Button } from "#app/ui/button";
import { servicesContext } from "#worker/router-context";
import { anyone } from "#app/guards";
import { m } from "#i18n/paraglide/messages";
import { readForm } from "#app/read-form";
import { TOO_MANY } from "#domain/core/rate-limit";
import { setCookies } from "#app/set-cookies";
import type { MarkAnswer } from "#app/parts/event/mark-button";
import type { Route } from "./+types/route";

/** After sign-in: shows the mark that the person chose as a guest. The page's form applies it; a GET writes nothing. */
export async function loader({ context, request }: Route.LoaderArgs) {
  const { person } = anyone(context);
  const to = localPath(new URL(request.url).searchParams.get("to"));
  const pending = person ? await context.get(servicesContext).recommendations.findPendingMark() : null;
  if (!pending) throw redirect(to);
  return { pending, to };
}

/**
 * Sets or removes a mark. `pending`: the mark requested before sign-in. `stay`: the caller is a script that shows the
 * result itself.
 */
export async function action({ context, request }: Route.ActionArgs) {
  const { person } = anyone(context);
  const { recommendations } = context.get(servicesContext);
  const form = await readForm(request);
  if (form.has("pending")) {
    const back = localPath(String(form.get("to") ?? ""));
    if (!person) throw redirect(signInPath(back));
    const { cookies } = await recommendations.applyPendingMark();
    throw redirect(back, { status: 303, headers: setCookies(cookies) });
  }
  const parsed = MarkForm.safeParse(Object.fromEntries(form));
  if (!parsed.success) throw data(null, { status: 400 });
  const { event: eventId, mark, on, stay } = parsed.data;
  const to = localPath(parsed.data.to);
  if (!person) {
    const pending = on ? await recommendations.storePendingMark({ eventId, mark, on }) : { cookies: [] };
    throw redirect(signInPath(to), { headers: setCookies(pending.cookies) });
  }
  const outcome = await recommendations.mark({ eventId, mark, on });
  if (outcome.ok) {
    if (stay) return data<MarkAnswer>({ problem: null });
    throw redirect(to, 303);
  }
  const init = refusals[outcome.reason];
  if (!stay) throw data(null, init);
  const problem = {
    unknown: m.mark_problem_unknown,
    too_many: () => m.mark_problem_too_many({ most: Number(outcome.detail?.["most"]) }),
    too_many_requests: m.mark_problem_too_often,
  }[outcome.reason]();
  return data<MarkAnswer>({ problem }, init);
}

/** Offline: the button reverts with a message. */
export async function clientAction({ serverAction }: Route.ClientActionArgs): Promise<MarkAnswer> {
  try {
    return await serverAction();
  } catch (problem) {
    if (!(problem instanceof TypeError)) throw problem;
    return { problem: m.common_problem_offline_title() };
  }
}

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: loaderData ? loaderData.pending.title : m.common_brand() },
  { name: "robots", content: "noindex" },
];

export default function FinishMark({ loaderData: { pending, to } }: Route.ComponentProps) {
  const form = useRef<HTMLFormElement>(null);
  const submit = useSubmit();
  useEffect(() => {
    // Without script the button does it.
    void submit(form.current, { replace: true });
  }, [submit]);
  const words = { saved: m.mark_save, liked: m.mark_like, hidden: m.mark_hide }[pending.mark];
  return (
    <AccountPage title={pending.title} lead={m.mark_pending_lead()}>
      <Form method="post" ref={form}>
        <input type="hidden" name="pending" value="1" />
        <input type="hidden" name="to" value={to} />
        <Button>{words()}</Button>
      </Form>
    </AccountPage>
  );
}

/** Back to this page after sign-in, to finish. */
function signInPath(to: string): string {
  return withResult("/sign-in", "mark", { to: `/mark?to=${encodeURIComponent(to)}` });
}

const MarkForm = z.object({
  event: z.string().min(1).max(64),
  mark: z.enum(MARKS),
  on: z.enum(["0", "1"]).transform((on) => on === "1"),
  to: z.string().max(500).optional(),
  stay: z.string().optional(),
});

const refusals = {
  unknown: { status: 404 },
  too_many: { status: 409 },
  too_many_requests: TOO_MANY,
} as const;
