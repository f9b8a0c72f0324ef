import { isRouteErrorResponse, useLocation } from "react-router";
import { ButtonLink } from "#app/ui/button";
import { ProblemScreen } from "#app/ui/problem-screen";
import { m } from "#i18n/paraglide/messages";
import { READ_ONLY } from "#app/guards";

/** An error of an organization's page; a change that an admin may not make leads back to the page. */
export function ConsoleProblem({ error }: { error: unknown }) {
  const { pathname, search } = useLocation();
  if (!isRefusedChange(error)) return <ProblemScreen error={error} />;
  return (
    <main id="main" className="px-console py-14">
      <p className="type-second tnum text-ink-2">403</p>
      <h1 className="type-sentence measure mt-1">{m.common_problem_read_only_title()}</h1>
      <p className="type-body measure mt-4 text-ink-2">{m.common_problem_read_only_text()}</p>
      <ButtonLink to={`${pathname}${search}`} variant="second" className="mt-8">
        {m.common_problem_read_only_back()}
      </ButtonLink>
    </main>
  );
}

function isRefusedChange(error: unknown): boolean {
  if (!isRouteErrorResponse(error)) return false;
  const body: unknown = error.data;
  return typeof body === "object" && body !== null && "reason" in body && body.reason === READ_ONLY;
}
