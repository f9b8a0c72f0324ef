import { type RouterContextProvider, data, redirect } from "react-router";
import type { Membership, OrganizationRole, Person, Visitor } from "#worker/platform/visitor";
import { isFreshSignIn } from "#domain/people/fresh-sign-in";
import { visitorContext } from "#worker/router-context";

/**
 * Each loader and action calls one of these guards first; tests/guards.test.ts has the table of pages and guards. Pages of
 * other organizations and missing pages give the same 404, so that the response does not reveal which exist.
 */

/** The reason of a refused change by an admin who is no member. */
export const READ_ONLY = "read_only";

type Context = Readonly<RouterContextProvider>;

export function anyone(context: Context): Visitor {
  return context.get(visitorContext);
}

/** The signed-in person; redirects others to sign in and back. */
export function requirePerson(context: Context, request: Request): Person {
  const { person, rightsUnknown } = context.get(visitorContext);
  if (person) return person;
  if (rightsUnknown) throw unavailable();
  const url = new URL(request.url);
  throw redirect(`/sign-in?to=${encodeURIComponent(url.pathname.replace(/\.data$/, "") + url.search)}`);
}

/**
 * A member of the organization in the URL, with one of the roles. An admin who is no member passes for pages as an owner
 * would; a change is refused with 403 and the reason `read_only`.
 */
export function requireMember(
  context: Context,
  request: Request,
  organizationSlug: string | undefined,
  roles: readonly OrganizationRole[] = ["owner", "organizer"],
): { person: Person; membership: Membership } {
  const person = requirePerson(context, request);
  if (context.get(visitorContext).rightsUnknown) throw unavailable();
  const membership = person.memberships.find((each) => each.organizationSlug === organizationSlug);
  if (!membership || !roles.includes(membership.role)) throw notFound();
  if (membership.isReadOnly && request.method !== "GET" && request.method !== "HEAD")
    throw data({ reason: READ_ONLY }, { status: 403 });
  return { person, membership };
}

export function requireAdmin(context: Context, request: Request): Person {
  const person = requirePerson(context, request);
  if (context.get(visitorContext).rightsUnknown) throw unavailable();
  if (!person.isAdmin) throw notFound();
  return person;
}

/**
 * A sign-in within the last ten minutes, for pages and actions that move money; others enter their password again and
 * return to the page. Called after the guard that names who may act.
 * @param entered fields of a submitted form, so that they are still filled in afterwards
 */
export function requireFreshSignIn(context: Context, request: Request, entered?: URLSearchParams): void {
  if (isFreshSignIn(context.get(visitorContext).signedInAt, Date.now())) return;
  const { pathname, searchParams } = new URL(request.url);
  searchParams.delete("index");
  const search = String(entered ?? searchParams);
  const to = pathname.replace(/\.data$/, "") + (search ? `?${search}` : "");
  throw redirect(`/sign-in/again?to=${encodeURIComponent(to)}`, 303);
}

/** The Worker adds Retry-After. */
function unavailable() {
  return data(null, { status: 503 });
}

export function notFound() {
  return data(null, { status: 404 });
}
