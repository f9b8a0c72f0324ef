import type { ReactNode } from "react";
import { Outlet, useMatches, useRouteError, useRouteLoaderData } from "react-router";
import { ProblemPage } from "#app/ui/problem-page";
import { anyone } from "#app/guards";
import { servicesContext } from "#worker/router-context";
import { useSearchKey } from "#app/parts/search/search-key";
import type { Route } from "./+types/layout";
import { SiteFooter } from "./site-footer";
import { SiteHeader } from "./site-header";
import type { SiteVisitor } from "#app/parts/people/site-visitor";
import { TabBar } from "./tab-bar";

export async function loader({ context }: Route.LoaderArgs): Promise<SiteVisitor> {
  const { person, city } = anyone(context);
  const cities = (await context.get(servicesContext).discovery.listCities()).map((each) => each.city);
  const first = person?.memberships[0];
  return {
    signedIn: person !== null,
    consoleHref: first ? `/organizations/${first.organizationSlug}` : "/organizations/new",
    isAdmin: person?.isAdmin ?? false,
    city: city && cities.includes(city) ? city : (cities[0] ?? null),
    cities,
  };
}

/** The frame renders offline too: wallet and cached pages are inside it. */
export async function clientLoader({ serverLoader }: Route.ClientLoaderArgs): Promise<SiteVisitor> {
  try {
    return await serverLoader();
  } catch (problem) {
    if (problem instanceof Response) throw problem;
    return { signedIn: false, consoleHref: "/organizations/new", isAdmin: false, city: null, cities: [] };
  }
}

/** A page's options for the frame, exported as `handle`. */
export interface SiteHandle {
  /** The page has its own bars on phones: no header, no tab bar. */
  readonly ownBarsOnPhone?: boolean;
  /** The page has its own search field: none in the header. */
  readonly ownSearch?: boolean;
}

export default function SiteLayout({ loaderData }: Route.ComponentProps) {
  const handles = useMatches().map(({ handle }) => handle as SiteHandle | undefined);
  useSearchKey();
  return (
    <Frame
      visitor={loaderData}
      own={handles.some((handle) => handle?.ownBarsOnPhone)}
      search={!handles.some((handle) => handle?.ownSearch)}
    >
      <Outlet />
    </Frame>
  );
}

/** Errors render inside the frame, with its navigation. */
export function ErrorBoundary() {
  const visitor = useRouteLoaderData<typeof loader>("routes/site/layout");
  const problem = <ProblemPage error={useRouteError()} />;
  return visitor ? (
    <Frame visitor={visitor} search>
      {problem}
    </Frame>
  ) : (
    <main id="main">{problem}</main>
  );
}

function Frame({
  visitor,
  own = false,
  search = false,
  children,
}: {
  visitor: SiteVisitor;
  own?: boolean;
  search?: boolean;
  children: ReactNode;
}) {
  return (
    <div
      className={`flex min-h-viewport flex-col ${own ? "" : "max-md:pb-[calc(68px+env(safe-area-inset-bottom))]"}`}
    >
      <SiteHeader visitor={visitor} search={search} className={own ? "max-md:hidden" : ""} />
      <main id="main" className="grow" tabIndex={-1}>
        {children}
      </main>
      <SiteFooter visitor={visitor} />
      {own ? null : <TabBar />}
    </div>
  );
}
