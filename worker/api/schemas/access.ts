import { z } from "@hono/zod-openapi";
import type { ApiTokens } from "../../people/api-tokens";
import { Time, time } from "./values";

export const Tokens = z
  .object({
    accessToken: z.string(),
    tokenType: z.literal("Bearer"),
    expiresAt: Time,
    refreshToken: z.string().openapi({ description: "Accepted once; each exchange returns the next." }),
    refreshTokenExpiresAt: Time,
  })
  .openapi("Tokens");

export function toTokens(tokens: ApiTokens): z.input<typeof Tokens> {
  return {
    accessToken: tokens.accessToken,
    tokenType: "Bearer",
    expiresAt: time(tokens.accessTokenExpiresAt),
    refreshToken: tokens.refreshToken,
    refreshTokenExpiresAt: time(tokens.refreshTokenExpiresAt),
  };
}
