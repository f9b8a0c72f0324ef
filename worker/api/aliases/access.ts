import * as access from "../operations/access";
import { changePassword, changeProfile, getProfile } from "../operations/profile";
import { type Alias, asSent, membersOf } from "./alias";

const withToken = (body: { readonly accessToken: string }) => ({
  success: true,
  token: body.accessToken,
  ...body,
});

export const ACCESS_ALIASES: readonly Alias[] = [
  ...["register", "signup"].map((name): Alias => ({
    method: "post",
    path: `/auth/${name}`,
    to: access.register,
    valuesOf: asSent,
  })),
  { method: "post", path: "/auth/confirm", to: access.confirmAddress, valuesOf: asSent, toAnswer: withToken },
  { method: "post", path: "/auth/login", to: access.login, valuesOf: asSent, toAnswer: withToken },
  { method: "post", path: "/auth/refresh-token", to: access.refresh, valuesOf: asSent, toAnswer: withToken },
  { method: "post", path: "/auth/logout", to: access.logout, valuesOf: asSent },
  { method: "get", path: "/users/profile", to: getProfile, valuesOf: asSent },
  {
    method: "put",
    path: "/users/profile",
    to: changeProfile,
    // A name alone: the product stores no telephone number.
    valuesOf: async (given) => ({ ...given, body: { name: membersOf(given.body)["name"] } }),
  },
  {
    method: "put",
    path: "/users/change-password",
    to: changePassword,
    valuesOf: asSent,
    toAnswer: withToken,
  },
];
