import { anyone, notFound } from "#app/guards";
import type { Route } from "./+types/route";

/** Whatever has no route: the frame's problem page, with its status. */
export function loader({ context }: Route.LoaderArgs): never {
  anyone(context);
  throw notFound();
}

export default function Page() {
  return null;
}
