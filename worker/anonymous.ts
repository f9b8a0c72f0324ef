import { SHELL_PATH } from "#domain/core/shell-path";
import type { Visitor } from "./platform/visitor";

/** The visitor of pages that devices store (the shell, saved events): without a user, and without a nonce, which would be stored with the page. */
export const ANONYMOUS: Visitor = {
  person: null,
  buyerKey: "guest:nobody",
  locale: "en",
  city: null,
  nonce: "",
  address: "",
};

export function isAnonymousPage(request: Request): boolean {
  const path = new URL(request.url).pathname.replace(/\.data$/, "");
  return path === SHELL_PATH || path === "/kept-events";
}
