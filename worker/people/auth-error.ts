import { APIError } from "better-auth/api";

/** The auth library's refusal code; rethrows every other error. */
export function authErrorCode(error: unknown): string {
  if (!(error instanceof APIError)) throw error;
  return typeof error.body?.code === "string" ? error.body.code : String(error.status);
}
