import type { Outcome } from "#domain/core/outcome";

/** Accounts, passwords and sessions. Nothing here tells whether an address has an account. */
export interface SignIns {
  /** The same answer for a new and a known address; the mail that follows differs. `to` is where to go on afterwards. */
  signUp(request: {
    readonly name: string;
    readonly email: string;
    readonly password: string;
    readonly to: string;
  }): Promise<Outcome<null, "too_many">>;
  /** `unconfirmed` only after the right password: a new confirmation mail is on its way. */
  signIn(request: {
    readonly email: string;
    readonly password: string;
    readonly to: string;
  }): Promise<Outcome<SetCookies, "wrong" | "unconfirmed" | "banned" | "too_many">>;
  /** By the mailed link: signs in the first time. */
  confirmAddress(token: string): Promise<Outcome<SetCookies, "link_dead">>;
  signOut(): Promise<SetCookies>;
  /** The same answer for every address. */
  askReset(email: string): Promise<Outcome<null, "too_many">>;
  /** Ends every session of the account. */
  resetPassword(request: {
    readonly token: string;
    readonly password: string;
  }): Promise<Outcome<null, "link_dead" | "too_many">>;
  /** Ends every other session; this one goes on under a new id. */
  changePassword(request: {
    readonly current: string;
    readonly password: string;
  }): Promise<Outcome<SetCookies, "wrong" | "too_many">>;
  sendConfirmation(): Promise<Outcome<null, "too_many">>;
  getProfile(): Promise<Profile>;
  rename(name: string): Promise<void>;
  /** The language of mails; the pages follow the browser's own choice. */
  changeLocale(locale: "en" | "hi"): Promise<void>;
  endSession(sessionId: string): Promise<void>;
  endOtherSessions(): Promise<number>;
}

/** Set-Cookie lines for the answer. */
export interface SetCookies {
  readonly cookies: readonly string[];
}

export interface Profile {
  readonly name: string;
  readonly email: string;
  readonly emailVerified: boolean;
  readonly locale: "en" | "hi";
  readonly since: number;
  readonly sessions: readonly SessionView[];
}

export interface SessionView {
  readonly id: string;
  readonly current: boolean;
  /** "Chrome, Android", made from the browser's own words. */
  readonly device: string;
  readonly address: string | null;
  readonly startedAt: number;
  readonly endsAt: number;
}
