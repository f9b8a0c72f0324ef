import type { Outcome } from "#domain/core/outcome";

/** The admins' pages: people, organizations, the audit log. Every change is recorded in the audit log. */
export interface Administration {
  findPeople(query: string, page: number): Promise<Page<UserView>>;
  findOrganizations(query: string): Promise<readonly OrganizationView[]>;
  banUser(userId: string, reason: string): Promise<Outcome<null, "unknown" | "yourself">>;
  unbanUser(userId: string): Promise<Outcome<null, "unknown">>;
  setAdmin(userId: string, isAdmin: boolean): Promise<Outcome<null, "unknown" | "yourself">>;
  /** Rows that contain `query` or have one of `actions`; every row if `query` is empty. */
  listAudit(filter: {
    readonly query: string;
    readonly actions: readonly string[];
    readonly page: number;
  }): Promise<Page<AuditView>>;
  countReviewQueue(): Promise<number>;
}

export interface Page<Row> {
  readonly rows: readonly Row[];
  readonly page: number;
  readonly more: boolean;
}

export interface UserView {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly emailVerified: boolean;
  readonly isAdmin: boolean;
  readonly banned: boolean;
  readonly banReason: string | null;
  readonly since: number;
  readonly organizations: readonly string[];
}

export interface OrganizationView {
  readonly id: string;
  readonly name: string;
  readonly slug: string;
  readonly members: number;
  readonly events: number;
  readonly since: number;
}

export interface AuditView {
  readonly id: string;
  readonly at: number;
  /** Null for the system. */
  readonly actor: string | null;
  readonly action: string;
  readonly subject: string;
  /** Name of the person in `subject`. */
  readonly person: string | null;
  readonly organization: string | null;
  readonly facts: Readonly<Record<string, unknown>>;
}
