import { SHELL_PATH } from "#domain/shell-path";
import type { Visitor } from "./visitor";

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
