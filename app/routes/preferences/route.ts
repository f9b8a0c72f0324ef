import { redirect } from "react-router";
import { servicesContext } from "#worker/router-context";
import { anyone } from "#app/guards";
import { cookieMaxAge, cookieName, isLocale } from "#i18n/paraglide/runtime";
import { readForm } from "#app/read-form";
import { setCookies } from "#app/set-cookies";
import { CITY_COOKIE, cityName } from "#domain/catalogue/city";
import { localPath } from "#domain/core/local-path";
import type { Route } from "./+types/route";

/** GET on the form's URL. */
export function loader({ context }: Route.LoaderArgs) {
  anyone(context);
  throw redirect("/profile");
}

/**
 * Stores `locale`, `city` or both in cookies and redirects to `to`. A document navigation: the page loads in the new
 * language.
 */
export async function action({ context, request }: Route.ActionArgs) {
  const { person } = anyone(context);
  const form = await readForm(request);
  const cookies: string[] = [];
  const keep = (name: string, value: string, seconds: number) =>
    cookies.push(
      `${name}=${encodeURIComponent(value)}; Path=/; Max-Age=${seconds}; SameSite=Lax${
        request.url.startsWith("https:") ? "; Secure" : ""
      }`,
    );

  const locale = form.get("locale");
  if (isLocale(locale)) {
    // Not HttpOnly: the page's script reads it.
    keep(cookieName, locale, cookieMaxAge);
    if (person) await context.get(servicesContext).auth.changeLocale(locale);
  }
  const city = form.get("city");
  if (typeof city === "string") {
    const name = cityName(city);
    keep(CITY_COOKIE, name ?? "", name === null ? 0 : cookieMaxAge);
  }
  const to = form.get("to");
  throw redirect(localPath(typeof to === "string" ? to : null), {
    status: 303,
    headers: setCookies(cookies),
  });
}
