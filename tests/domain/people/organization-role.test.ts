import fc from "fast-check";
import { expect, test } from "vitest";
import { ORGANIZATION_ROLES, decideMemberChange, mayInvite } from "#domain/people/organization-role";

const role = fc.constantFrom(...ORGANIZATION_ROLES);

test("staff cannot invite, organizers invite staff, owners invite for every role", () => {
  expect(ORGANIZATION_ROLES.map((invited) => mayInvite("staff", invited))).toEqual([false, false, false]);
  expect(ORGANIZATION_ROLES.filter((invited) => mayInvite("organizer", invited))).toEqual(["staff"]);
  expect(ORGANIZATION_ROLES.every((invited) => mayInvite("owner", invited))).toBe(true);
});

test("an organization with an owner keeps at least one through every sequence of changes", () => {
  fc.assert(
    fc.property(
      fc.array(role, { minLength: 1, maxLength: 5 }),
      fc.array(fc.tuple(fc.nat(4), fc.nat(4), fc.option(role)), { maxLength: 20 }),
      (others, changes) => {
        const members = new Map([
          ["m0", "owner" as (typeof others)[number]],
          ...others.map((each, i) => [`m${i + 1}`, each] as const),
        ]);
        for (const [actor, target, next] of changes) {
          const [actorRole, targetRole] = [members.get(`m${actor}`), members.get(`m${target}`)];
          if (!actorRole || !targetRole) continue;
          const owners = [...members.values()].filter((each) => each === "owner").length;
          const decision = decideMemberChange({
            actor: { userId: `m${actor}`, role: actorRole },
            target: { userId: `m${target}`, role: targetRole },
            next,
            owners,
          });
          if (!decision.ok) continue;
          if (next === null) members.delete(`m${target}`);
          else members.set(`m${target}`, next);
        }
        expect([...members.values()]).toContain("owner");
      },
    ),
  );
});

test("only an owner gives a role; other members cannot give one to themselves", () => {
  fc.assert(
    fc.property(
      fc.constantFrom("organizer" as const, "staff" as const),
      role,
      role,
      fc.boolean(),
      (actor, target, next, self) => {
        const decision = decideMemberChange({
          actor: { userId: "a", role: actor },
          target: { userId: self ? "a" : "b", role: self ? actor : target },
          next,
          owners: 3,
        });
        expect(decision).toEqual({ ok: false, reason: "not_yours" });
      },
    ),
  );
});
