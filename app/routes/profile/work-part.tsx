import { Link } from "react-router";
import { m } from "#i18n/paraglide/messages";
import { ButtonLink } from "#app/ui/button";
import { SectionHeading } from "#app/ui/section-heading";
import type { Route } from "./+types/route";

/** The organizations the user is a member of. */
export function WorkPart({
  memberships,
  isAdmin,
}: Pick<Route.ComponentProps["loaderData"], "memberships" | "isAdmin">) {
  return (
    <section>
      <SectionHeading>{m.profile_work()}</SectionHeading>
      <ul>
        {memberships.map((each) => (
          <li key={each.organizationId} className="border-b border-line">
            <Link
              to={`/organizations/${each.organizationSlug}`}
              className="flex items-baseline justify-between gap-4 py-2.5 hover:bg-sunk"
            >
              <span className="font-semibold">{each.organizationName}</span>
              <span className="type-second text-ink-2">{roleWords[each.role]()}</span>
            </Link>
          </li>
        ))}
      </ul>
      {memberships.length === 0 ? <p className="text-ink-2">{m.profile_work_none()}</p> : null}
      <div className="mt-4 flex flex-wrap gap-4">
        <ButtonLink to="/organizations/new" variant="third">
          {m.profile_work_new()}
        </ButtonLink>
        {isAdmin ? (
          <ButtonLink to="/admin" variant="third">
            {m.console_admin()}
          </ButtonLink>
        ) : null}
      </div>
    </section>
  );
}

const roleWords = { owner: m.role_owner, organizer: m.role_organizer, staff: m.role_staff } as const;
