import type { Route } from "./+types/route";

type LoaderData = Route.ComponentProps["loaderData"];

export type CheckoutEvent = LoaderData["event"];
export type CheckoutChoice = NonNullable<LoaderData["choice"]>;
export type CheckoutReply = NonNullable<Route.ComponentProps["actionData"]>["reply"] | undefined;
