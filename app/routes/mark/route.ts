import { data, redirect } from "react-router";
import { z } from "zod";
import { MARKS } from "#domain/recommend/marks";
import { localPath } from "#domain/core/local-path";
import { servicesContext } from "#worker/router-context";
import { anyone } from "#app/guards";
import { m } from "#i18n/paraglide/messages";
import { readForm } from "#app/read-form";
import { RETRY_AFTER } from "#domain/core/rate-limit";
import { setCookies } from "#app/set-cookies";
import type { MarkAnswer } from "#app/parts/event/mark-button";
import type { Route } from "./+types/route";

/** After sign-in: applies the guest's pending mark, if any. */
export async function loader({ context, request }: Route.LoaderArgs) {
  anyone(context);
  const { cookies } = await context.get(servicesContext).recommendations.applyPendingMark();
  const to = localPath(new URL(request.url).searchParams.get("to"));
  throw redirect(to, { headers: setCookies(cookies) });
}

/** Sets or removes a mark. `stay`: the caller is a script that shows the result itself. */
export async function action({ context, request }: Route.ActionArgs) {
  const { person } = anyone(context);
  const { recommendations } = context.get(servicesContext);
  const said = Said.safeParse(Object.fromEntries(await readForm(request)));
  if (!said.success) throw data(null, { status: 400 });
  const { event: eventId, mark, on, stay } = said.data;
  const to = localPath(said.data.to);
  if (!person) {
    const back = encodeURIComponent(`/mark?to=${encodeURIComponent(to)}`);
    const kept = on ? await recommendations.storePendingMark({ eventId, mark, on }) : { cookies: [] };
    throw redirect(`/sign-in?said=mark&to=${back}`, { headers: setCookies(kept.cookies) });
  }
  const outcome = await recommendations.mark({ eventId, mark, on });
  if (outcome.ok) {
    if (stay) return data<MarkAnswer>({ problem: null });
    throw redirect(to, 303);
  }
  const { status, headers } = refusals[outcome.reason];
  if (!stay) throw data(null, { status, headers });
  const problem = {
    unknown: m.mark_problem_unknown,
    too_many: () => m.mark_problem_too_many({ most: Number(outcome.detail?.["most"]) }),
    too_many_requests: m.mark_problem_too_often,
  }[outcome.reason]();
  return data<MarkAnswer>({ problem }, { status, headers });
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

const Said = z.object({
  event: z.string().min(1).max(64),
  mark: z.enum(MARKS),
  on: z.enum(["0", "1"]).transform((on) => on === "1"),
  to: z.string().max(500).optional(),
  stay: z.string().optional(),
});

const refusals = {
  unknown: { status: 404, headers: {} },
  too_many: { status: 409, headers: {} },
  too_many_requests: { status: 429, headers: RETRY_AFTER },
} as const;
