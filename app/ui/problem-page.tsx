import type { ReactNode } from "react";
import { isRouteErrorResponse } from "react-router";
import { m } from "#i18n/paraglide/messages";
import { ButtonLink } from "./button";

/** Content of every error boundary. */
export function ProblemPage({ error, actions }: { error: unknown; actions?: ReactNode }) {
  const status = isRouteErrorResponse(error) ? error.status : 500;
  const offline = typeof navigator !== "undefined" && (navigator.onLine === false || isNetworkFailure(error));
  const { title, text } = offline ? offlineWords() : wordsFor(status);
  return (
    <div className="wide px-page py-14">
      <p className="type-second tnum text-ink-2">{offline ? null : status}</p>
      <h1 className="type-sentence measure mt-1">{title}</h1>
      <p className="type-body measure mt-4 text-ink-2">{text}</p>
      <div className="mt-8 flex flex-wrap items-center gap-x-6 gap-y-3">
        {actions ?? (
          <>
            <ButtonLink to="/events" variant="second">
              {m.common_problem_find_events()}
            </ButtonLink>
            <ButtonLink to="/wallet" variant="word">
              {m.common_problem_tickets()}
            </ButtonLink>
          </>
        )}
      </div>
    </div>
  );
}

/** The network error of fetch in Chrome, Safari and Firefox. */
function isNetworkFailure(error: unknown): boolean {
  return error instanceof TypeError && /failed to fetch|load failed|networkerror/i.test(error.message);
}

function offlineWords() {
  return { title: m.common_problem_offline_title(), text: m.common_problem_offline_text() };
}

function wordsFor(status: number) {
  if (status === 404) return { title: m.common_problem_404_title(), text: m.common_problem_404_text() };
  if (status === 403) return { title: m.common_problem_403_title(), text: m.common_problem_403_text() };
  if (status === 503) return { title: m.common_problem_503_title(), text: m.common_problem_503_text() };
  if (status === 429) return { title: m.common_problem_429_title(), text: m.common_problem_429_text() };
  if (status >= 400 && status < 500)
    return { title: m.common_problem_4xx_title(), text: m.common_problem_4xx_text() };
  return { title: m.common_problem_500_title(), text: m.common_problem_500_text() };
}
