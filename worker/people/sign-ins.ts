import type { TooManyRequests } from "#domain/core/rate-limit";
import type { Outcome } from "#domain/core/outcome";

/** Accounts, passwords and sessions. No response reveals whether an address has an account. */
export interface SignIns {
  /**
   * The response is the same for a new and a known address; the mail differs. `to` is the local path that the
   * confirmation link leads to.
   */
  signUp(request: {
    readonly name: string;
    readonly email: string;
    readonly password: string;
    readonly to: string;
  }): Promise<Outcome<null, TooManyRequests>>;
  /**
   * Ends the session that the request came with. `unconfirmed` is returned only for the right password, and sends
   * another confirmation mail.
   */
  signIn(request: {
    readonly email: string;
    readonly password: string;
    readonly to: string;
  }): Promise<Outcome<SetCookies, "wrong" | "unconfirmed" | "banned" | TooManyRequests>>;
  /** Confirms the address by the mailed token; signs in the first time only. */
  confirmAddress(token: string): Promise<Outcome<SetCookies, "link_dead">>;
  signOut(): Promise<SetCookies>;
  /** The response is the same for every address. */
  requestReset(email: string): Promise<Outcome<null, TooManyRequests>>;
  /** Ends every session of the account. */
  resetPassword(request: {
    readonly token: string;
    readonly password: string;
  }): Promise<Outcome<null, "link_dead" | TooManyRequests>>;
  /** Ends every other session and replaces the id of the current one. */
  changePassword(request: {
    readonly current: string;
    readonly password: string;
  }): Promise<Outcome<SetCookies, "wrong" | TooManyRequests>>;
  sendConfirmation(): Promise<Outcome<null, TooManyRequests>>;
  /** True while no account is an admin: a fresh deployment. */
  needsFirstAdmin(): Promise<boolean>;
  getProfile(): Promise<Profile>;
  rename(name: string): Promise<void>;
  /** The language of mails; pages use the browser's language. */
  changeLocale(locale: "en" | "hi"): Promise<void>;
  endSession(sessionId: string): Promise<void>;
  /** Returns how many sessions it ended. */
  endOtherSessions(): Promise<number>;
}

/** Set-Cookie header values for the response. */
export interface SetCookies {
  readonly cookies: readonly string[];
}

export interface Profile {
  readonly name: string;
  readonly email: string;
  readonly emailVerified: boolean;
  readonly locale: "en" | "hi";
  readonly since: number;
  readonly sessions: readonly AccountSession[];
}

export interface AccountSession {
  readonly id: string;
  readonly current: boolean;
  /** "Chrome, Android", from the User-Agent header. */
  readonly device: string;
  readonly address: string | null;
  readonly startedAt: number;
  readonly endsAt: number;
}
