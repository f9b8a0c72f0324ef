import { z } from "@hono/zod-openapi";
import { PASSWORD_LENGTH } from "#domain/people/password-length";
import { issueTokens, refreshTokens } from "../../people/api-tokens";
import { PERSON, PUBLIC, operation, refused, refusedBy } from "../operation";
import { Tokens, toTokens } from "../schemas/access";
import { email, words } from "../schemas/values";

const password = z.string().min(PASSWORD_LENGTH.least).max(PASSWORD_LENGTH.most);
const anyPassword = z.string().min(1).max(PASSWORD_LENGTH.most);

export const register = operation({
  id: "register",
  method: "post",
  path: "/auth/register",
  tag: "Access",
  summary: "Register a person",
  description:
    "Sends a mail with a link and its token. The answer does not show whether the address had an account before.",
  guard: PUBLIC,
  body: z.object({ name: words(80).min(1), email, password }),
  answer: z.object({ status: z.literal("confirmation_sent"), email: z.string() }),
  status: 202,
  async handle({ services, body }) {
    const signedUp = await services.auth.signUp({ ...body, to: "/" });
    if (!signedUp.ok) return refusedBy(signedUp);
    return { body: { status: "confirmation_sent" as const, email: body.email } };
  },
});

export const confirmAddress = operation({
  id: "confirmAddress",
  method: "post",
  path: "/auth/confirmations",
  tag: "Access",
  summary: "Confirm an address by the mailed token",
  description: "Signs in the first time only.",
  guard: PUBLIC,
  body: z.object({ token: z.string().min(1).max(2000) }),
  answer: Tokens,
  refusals: ["link_dead"],
  secret: true,
  async handle({ services, body, env, now }) {
    const confirmed = await services.auth.confirmAddress(body.token);
    if (!confirmed.ok) return refusedBy(confirmed);
    const tokens = await issueTokens(env, confirmed.value, now);
    return tokens ? { body: toTokens(tokens) } : refused("link_dead");
  },
});

export const login = operation({
  id: "login",
  method: "post",
  path: "/auth/login",
  tag: "Access",
  summary: "Sign in and get tokens",
  guard: PUBLIC,
  body: z.object({ email, password: anyPassword }),
  answer: Tokens,
  refusals: ["credentials_wrong", "unconfirmed", "banned"],
  secret: true,
  async handle({ services, body, env, now }) {
    const signedIn = await services.auth.signIn({ ...body, to: "/" });
    if (!signedIn.ok) return refusedBy(signedIn, { wrong: "credentials_wrong" });
    const tokens = await issueTokens(env, signedIn.value, now);
    return tokens ? { body: toTokens(tokens) } : refused("credentials_wrong");
  },
});

export const refresh = operation({
  id: "refresh",
  method: "post",
  path: "/auth/refresh",
  tag: "Access",
  summary: "Exchange a refresh token",
  description: "A token that is used twice ends its session.",
  guard: PUBLIC,
  body: z.object({ refreshToken: z.string().min(1).max(200) }),
  answer: Tokens,
  refusals: ["refresh_token_invalid", "refresh_token_reused"],
  secret: true,
  async handle({ body, env, now }) {
    const tokens = await refreshTokens(env, body.refreshToken, now);
    return tokens.ok ? { body: toTokens(tokens.value) } : refusedBy(tokens);
  },
});

export const logout = operation({
  id: "logout",
  method: "post",
  path: "/auth/logout",
  tag: "Access",
  summary: "End the session with all its tokens",
  guard: PERSON,
  answer: null,
  async handle({ services }) {
    await services.auth.signOut();
    return { body: undefined };
  },
});

export const requestPassword = operation({
  id: "requestPassword",
  method: "post",
  path: "/auth/password-resets",
  tag: "Access",
  summary: "Request a mail for a new password",
  guard: PUBLIC,
  body: z.object({ email }),
  answer: z.object({ status: z.literal("sent_if_known") }),
  status: 202,
  async handle({ services, body }) {
    const requested = await services.auth.requestReset(body.email);
    return requested.ok ? { body: { status: "sent_if_known" as const } } : refusedBy(requested);
  },
});

export const resetPassword = operation({
  id: "resetPassword",
  method: "put",
  path: "/auth/password-resets",
  tag: "Access",
  summary: "Set a new password by the mailed token",
  description: "Ends every session of the account.",
  guard: PUBLIC,
  body: z.object({ token: z.string().min(1).max(200), password }),
  answer: null,
  refusals: ["link_dead"],
  async handle({ services, body }) {
    const reset = await services.auth.resetPassword(body);
    return reset.ok ? { body: undefined } : refusedBy(reset);
  },
});
