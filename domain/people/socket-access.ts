import type { OrganizationRole } from "./organization-role";

/** Sockets of an event: the seat map, and the numbers of the organizer's day-of page. */
export const SOCKETS = ["seats", "day-of"] as const;
export type SocketName = (typeof SOCKETS)[number];

/** WebSocket close code of a socket whose rights ended: the client loads its page again. */
export const RIGHTS_ENDED = 4001;

/** Milliseconds between two checks of the rights of open sockets. */
export const RIGHTS_CHECK_MS = 60_000;

/** Sockets of one network at one event; the next upgrade gets 429. */
export const MAX_SOCKETS_PER_NETWORK = 20;

export interface SocketPerson {
  readonly isAdmin: boolean;
  readonly memberships: readonly { readonly organizationId: string; readonly role: OrganizationRole }[];
}

/**
 * Whether a person (null: a guest) may open and keep this socket. All visitors have the seat map of a public event;
 * the day-of numbers, which include takings, are for the organization's owners and organizers and for admins.
 */
export function mayUseSocket(
  socket: SocketName,
  event: { readonly organizationId: string; readonly isPublic: boolean },
  person: SocketPerson | null,
): boolean {
  switch (socket) {
    case "seats":
      return event.isPublic;
    case "day-of":
      return (
        person !== null &&
        (person.isAdmin ||
          person.memberships.some(
            ({ organizationId, role }) =>
              organizationId === event.organizationId && (role === "owner" || role === "organizer"),
          ))
      );
  }
}
