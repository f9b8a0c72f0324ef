import { SHELL_PATH } from "#domain/shell-path";
import type { Visitor } from "./visitor";

/** The shell is stored on devices: it is made for nobody, whoever asks, and carries no nonce. */
export const NOBODY: Visitor = {
  person: null,
  buyerKey: "guest:nobody",
  locale: "en",
  city: null,
  nonce: "",
  address: "",
};

export function isShell(request: Request): boolean {
  return new URL(request.url).pathname.replace(/\.data$/, "") === SHELL_PATH;
}
