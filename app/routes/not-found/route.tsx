import { anyone, notFound } from "#app/guards";
import type { Route } from "./+types/route";

/** Any URL without a route is a 404. */
export function loader({ context }: Route.LoaderArgs): never {
  anyone(context);
  throw notFound();
}

export default function Page() {
  return null;
}
