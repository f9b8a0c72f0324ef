import type { OrganizationRole } from "#domain/people/organization-role";

/** The sender of a request: the signed-in person, or null for a guest, and the buyer's key. */
export interface Visitor {
  readonly person: Person | null;
  /**
   * True while the database is unreachable and the request has a session: `person` has no memberships and no admin
   * rights then, or is null.
   */
  readonly rightsUnknown?: boolean;
  /** Null for a guest. */
  readonly sessionId?: string | null;
  /** When the session's password was entered, epoch ms; null when unknown. */
  readonly signedInAt?: number | null;
  /** `user:<id>`, or `guest:<id>` from a signed cookie: the buyer's identity in the event's Durable Object. */
  readonly buyerKey: string;
  /** The guest key from before sign-in, if any: its holds can still be live. */
  readonly guestKey?: string | null;
  readonly locale: "en" | "hi";
  /** The chosen city, from a cookie. */
  readonly city: string | null;
  /** Content-Security-Policy nonce of this response. */
  readonly nonce: string;
  /** The client's network address, for rate limits only. */
  readonly address: string;
  /** Set-Cookie header values for the response. */
  readonly cookies?: readonly string[];
}

export interface Person {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly emailVerified: boolean;
  readonly isAdmin: boolean;
  readonly memberships: readonly Membership[];
}

export type { OrganizationRole };

export interface Membership {
  readonly organizationId: string;
  readonly organizationSlug: string;
  readonly organizationName: string;
  readonly role: OrganizationRole;
  /** An admin who is no member and looks at the organization's pages: every change is refused. */
  readonly isReadOnly?: boolean;
}
