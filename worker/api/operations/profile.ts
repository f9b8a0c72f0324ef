import { z } from "@hono/zod-openapi";
import { PASSWORD_LENGTH } from "#domain/people/password-length";
import { issueTokens } from "../../people/api-tokens";
import { ListQuery, listOf, readList } from "../cursor";
import { PERSON, operation, refused, refusedBy } from "../operation";
import { Tokens, toTokens } from "../schemas/access";
import { Ticket, bookingIdOf, toTicket } from "../schemas/bookings";
import { Id, Time, Zone, time, words } from "../schemas/values";

const NOTIFICATIONS_PAGE = 30;

const Profile = z
  .object({
    id: z.string(),
    name: z.string(),
    email: z.string(),
    emailVerified: z.boolean(),
    locale: z.enum(["en", "hi"]),
    isAdmin: z.boolean(),
    since: Time,
    bookings: z.number().int().openapi({ description: "Bookings of the person, at most 200." }),
    organizations: z.array(
      z.object({
        id: z.string(),
        slug: z.string(),
        name: z.string(),
        role: z.enum(["owner", "organizer", "staff"]),
      }),
    ),
  })
  .openapi("Profile");

export const getProfile = operation({
  id: "getProfile",
  method: "get",
  path: "/me",
  tag: "Profile",
  summary: "Read the person's profile",
  guard: PERSON,
  answer: Profile,
  async handle({ services, caller }) {
    const { person } = caller.visitor;
    if (!person) return refused("not_found");
    const [profile, bookings] = await Promise.all([
      services.auth.getProfile(),
      services.booking.listBookings(),
    ]);
    return {
      body: {
        id: person.id,
        name: profile.name,
        email: profile.email,
        emailVerified: profile.emailVerified,
        locale: profile.locale,
        isAdmin: person.isAdmin,
        since: time(profile.since),
        bookings: bookings.length,
        organizations: person.memberships.map(
          ({ organizationId, organizationSlug, organizationName, role }) => ({
            id: organizationId,
            slug: organizationSlug,
            name: organizationName,
            role,
          }),
        ),
      },
    };
  },
});

export const changeProfile = operation({
  id: "changeProfile",
  method: "patch",
  path: "/me",
  tag: "Profile",
  summary: "Change name and language of mails",
  guard: PERSON,
  body: z.object({ name: words(80).trim().min(1).optional(), locale: z.enum(["en", "hi"]).optional() }),
  answer: null,
  async handle({ services, body }) {
    if (body.name !== undefined) await services.auth.rename(body.name);
    if (body.locale !== undefined) await services.auth.changeLocale(body.locale);
    return { body: undefined };
  },
});

export const changePassword = operation({
  id: "changePassword",
  method: "put",
  path: "/me/password",
  tag: "Profile",
  summary: "Change the password",
  description: "Ends every session, and returns the tokens of a new one.",
  guard: PERSON,
  body: z.object({
    currentPassword: z.string().min(1).max(PASSWORD_LENGTH.most),
    newPassword: z.string().min(PASSWORD_LENGTH.least).max(PASSWORD_LENGTH.most),
  }),
  answer: Tokens,
  refusals: ["password_wrong"],
  secret: true,
  asSession: true,
  async handle({ services, body, env, now }) {
    const changed = await services.auth.changePassword({
      current: body.currentPassword,
      password: body.newPassword,
    });
    if (!changed.ok) return refusedBy(changed, { wrong: "password_wrong" });
    const tokens = await issueTokens(env, changed.value, now);
    return tokens ? { body: toTokens(tokens) } : refused("password_wrong");
  },
});

const Session = z.object({
  id: z.string(),
  current: z.boolean(),
  device: z.string(),
  startedAt: Time,
  endsAt: Time,
});

export const listSessions = operation({
  id: "listSessions",
  method: "get",
  path: "/me/sessions",
  tag: "Profile",
  summary: "List the person's sessions",
  guard: PERSON,
  answer: z.object({ items: z.array(Session) }),
  async handle({ services }) {
    const { sessions } = await services.auth.getProfile();
    const items = sessions.map((each) => ({
      ...each,
      startedAt: time(each.startedAt),
      endsAt: time(each.endsAt),
    }));
    return { body: { items } };
  },
});

export const endSession = operation({
  id: "endSession",
  method: "delete",
  path: "/me/sessions/{session}",
  tag: "Profile",
  summary: "End a session with its tokens",
  guard: PERSON,
  params: z.object({ session: Id }),
  answer: null,
  async handle({ services, params }) {
    await services.auth.endSession(params.session);
    return { body: undefined };
  },
});

const Notification = z
  .object({
    id: z.string(),
    kind: z.string(),
    facts: z.record(z.string(), z.union([z.string(), z.number()])),
    href: z.string(),
    at: Time,
    read: z.boolean(),
  })
  .openapi("Notification");

export const listNotifications = operation({
  id: "listNotifications",
  method: "get",
  path: "/me/notifications",
  tag: "Profile",
  summary: "List the person's notifications",
  guard: PERSON,
  query: ListQuery,
  answer: listOf(Notification),
  async handle({ services, query }) {
    const { rows, next } = await readList(query, NOTIFICATIONS_PAGE, async (page) => ({
      rows: (await services.auth.listNotifications(page)).rows,
      total: null,
    }));
    const items = rows.map((row) => ({ ...row, facts: { ...row.facts }, at: time(row.at) }));
    return { body: { items, next, total: null } };
  },
});

export const markNotificationsRead = operation({
  id: "markNotificationsRead",
  method: "post",
  path: "/me/notifications/read",
  tag: "Profile",
  summary: "Mark one notification, or all, as read",
  guard: PERSON,
  body: z.object({ id: Id.optional().openapi({ description: "All if absent." }) }),
  answer: z.object({ unread: z.number().int() }),
  async handle({ services, body }) {
    await services.auth.markRead(body.id ?? null);
    return { body: { unread: await services.auth.countUnread() } };
  },
});

export const listOwnTickets = operation({
  id: "listOwnTickets",
  method: "get",
  path: "/me/tickets",
  tag: "Profile",
  summary: "List the person's tickets with their codes",
  description: "Of upcoming events and those of the last 60 days.",
  guard: PERSON,
  answer: z.object({
    items: z.array(
      z.object({
        bookingId: z.string(),
        reference: z.string(),
        state: z.string(),
        event: z.object({
          id: z.string(),
          slug: z.string(),
          title: z.string(),
          startsAt: Time,
          timeZone: Zone,
        }),
        tickets: z.array(Ticket),
      }),
    ),
  }),
  async handle({ services }) {
    const bookings = await services.booking.listWalletTickets();
    return {
      body: {
        items: bookings.map(({ bookingId, reference, state, event, tickets }) => ({
          bookingId: bookingIdOf(event.id, bookingId),
          reference,
          state,
          event: { ...event, startsAt: time(event.startsAt) },
          tickets: tickets.map(toTicket),
        })),
      },
    };
  },
});
