import type { Route } from "./+types/route";

export type ProfileReply = Route.ComponentProps["actionData"];

/** The action's reply if the form of `intent` was submitted: the page has two forms and one action. */
export function replyOf(intent: string, reply: ProfileReply): ProfileReply {
  return reply?.initialValue?.["intent"] === intent ? reply : undefined;
}
