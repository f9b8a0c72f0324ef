import { SHELL_PATH } from "#domain/core/shell-path";
import type { Visitor } from "./people/visitor";

/** What is stored on devices, the shell and the events they keep, is made for nobody, whoever asks; it carries no nonce. */
export const NOBODY: Visitor = {
  person: null,
  buyerKey: "guest:nobody",
  locale: "en",
  city: null,
  nonce: "",
  address: "",
};

export function isForNobody(request: Request): boolean {
  const path = new URL(request.url).pathname.replace(/\.data$/, "");
  return path === SHELL_PATH || path === "/kept-events";
}
