import { cityName } from "#domain/catalogue/city";
import { MAX_CITIES } from "#domain/search/offline-catalogue";
import { servicesContext } from "#worker/router-context";
import { anyone } from "#app/guards";
import type { Route } from "./+types/route";

/** `?city=…&city=…`: the offline catalogue. Independent of the visitor. */
export async function loader({ context, request }: Route.LoaderArgs) {
  anyone(context);
  const named = new URL(request.url).searchParams.getAll("city").flatMap((city) => cityName(city) ?? []);
  const cities = [...new Set(named)].slice(0, MAX_CITIES).toSorted();
  const catalogue = await context.get(servicesContext).search.readOfflineCatalogue(cities);
  const headers = {
    etag: `"${catalogue.version}"`,
    "cache-control": "public, max-age=300",
    vary: "accept-encoding",
  };
  const known = request.headers.get("if-none-match")?.replaceAll("W/", "").split(/,\s*/) ?? [];
  return known.includes(headers.etag)
    ? new Response(null, { status: 304, headers })
    : Response.json(catalogue, { headers });
}
