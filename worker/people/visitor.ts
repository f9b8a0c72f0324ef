import type { OrganizationRole } from "#domain/people/organization-role";

/** Who sends a request: a signed-in person or nobody yet, and the buyer they act as. */
export interface Visitor {
  readonly person: Person | null;
  /** The session they are signed in with; null for a guest. */
  readonly sessionId?: string | null;
  /** `user:<id>`, else `guest:<id>` from a signed cookie: what the event's object knows a buyer by. */
  readonly buyerKey: string;
  /** The guest this browser was before signing in, if any: whose holds may still be live. */
  readonly guestKey?: string | null;
  readonly locale: "en" | "hi";
  /** The city they look at, from a cookie; null until chosen. */
  readonly city: string | null;
  /** For this response's Content-Security-Policy. */
  readonly nonce: string;
  /** The caller's address, for rate limits only. */
  readonly address: string;
  /** Set-Cookie lines that the answer to this request owes. */
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
}
