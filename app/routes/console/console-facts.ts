import type { SwitcherEvent } from "#worker/people/organizations";
import type { Membership } from "#worker/platform/visitor";

export interface ConsoleFacts {
  readonly personName: string;
  readonly isAdmin: boolean;
  readonly membership: Membership;
  readonly memberships: readonly Membership[];
  readonly events: readonly SwitcherEvent[];
  readonly unread: number;
  readonly eventId: string | null;
}
