import { createExecutionContext, waitOnExecutionContext } from "cloudflare:test";
import { makeServices } from "#worker/make-services";
import { addMember, createAccount, createOrganization } from "#worker/people/accounts";
import type { Person } from "#worker/platform/visitor";
import type { Services } from "#worker/services";
import { Browser, env } from "./visit";

export const PASSWORD = "a long enough password";

/** Services for a signed-in person, or for a guest. Work after the response runs only with {@link visitAs}.  */
export function servicesFor(
  person: Person | null,
  waitUntil: (work: Promise<unknown>) => void = () => undefined,
  bindings = env,
): Services {
  return makeServices({
    env: bindings,
    visitor: {
      person,
      buyerKey: person ? `user:${person.id}` : "guest:test",
      locale: "en",
      city: null,
      nonce: "",
      address: "192.0.2.1",
    },
    request: new Browser().request("/"),
    now: () => Date.now(),
    waitUntil,
  });
}

export async function visitAs<Answer>(
  person: Person,
  use: (services: Services) => Promise<Answer>,
): Promise<Answer> {
  const ctx = createExecutionContext();
  const answer = await use(servicesFor(person, (work) => ctx.waitUntil(work)));
  await waitOnExecutionContext(ctx);
  return answer;
}

/** An account with a confirmed address. */
export async function makePerson(email: string, isAdmin = false): Promise<Person> {
  const id = await createAccount(env, {
    name: email,
    email,
    password: PASSWORD,
    emailVerified: true,
    isAdmin,
  });
  return { id, name: email, email, emailVerified: true, isAdmin, memberships: [] };
}

/** An organization with an owner and an organizer. */
export async function makeOrganization(slug: string) {
  const organizer = await makePerson(`${slug}@test.example`);
  const owner = await makePerson(`${slug}-owner@test.example`);
  const organizationId = await createOrganization(env, { name: slug, slug, ownerId: owner.id });
  await addMember(env, { organizationId, userId: organizer.id, role: "organizer" });
  return { organizationId, organizer };
}
