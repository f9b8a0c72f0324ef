import type { ReactNode } from "react";
import {
  Links,
  Meta,
  Outlet,
  Scripts,
  ScrollRestoration,
  useRouteError,
  useRouteLoaderData,
} from "react-router";
import { m } from "#i18n/paraglide/messages";
import { getLocale } from "#i18n/paraglide/runtime";
import { LiveRegion } from "./ui/live-region";
import { TestModeStrip } from "./ui/test-mode-strip";
import { ProblemScreen } from "./ui/problem-screen";
import { UpdatePrompt } from "./parts/offline/update-prompt";
import { deploymentContext } from "#worker/router-context";
import { anyone } from "./guards";
import bricolage from "./fonts/bricolage-latin.woff2?url";
import instrument from "./fonts/instrument-latin.woff2?url";
import "./app.css";
import type { Route } from "./+types/root";

export function loader({ context }: Route.LoaderArgs) {
  const { nonce } = anyone(context);
  return { nonce, testMode: context.get(deploymentContext).testMode };
}

/** The nonce applies to the document's scripts only and never changes. */
export const shouldRevalidate = () => false;

export const meta: Route.MetaFunction = () => [
  { title: m.common_brand() },
  { name: "description", content: m.common_description() },
];

export function Layout({ children }: { children: ReactNode }) {
  const { nonce, testMode } = useRouteLoaderData<typeof loader>("root") ?? {};
  return (
    <html lang={getLocale()} suppressHydrationWarning>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
        <meta name="theme-color" content="#faf7f2" media="(prefers-color-scheme: light)" />
        <meta name="theme-color" content="#16120e" media="(prefers-color-scheme: dark)" />
        {[bricolage, instrument].map((href) => (
          <link key={href} rel="preload" href={href} as="font" type="font/woff2" crossOrigin="anonymous" />
        ))}
        <link rel="icon" href="/icons/favicon.svg" type="image/svg+xml" />
        <link rel="manifest" href="/manifest.webmanifest" />
        <link rel="apple-touch-icon" href="/icons/192.png" />
        <Meta />
        <Links />
      </head>
      <body className="type-body min-h-dvh bg-paper text-ink print:min-h-0">
        <a
          href="#main"
          className="type-button sr-only z-50 bg-ink text-paper focus:not-sr-only focus:fixed focus:top-2 focus:left-2 focus:rounded-control focus:px-4 focus:py-3"
        >
          {m.common_skip_to_content()}
        </a>
        {testMode ? <TestModeStrip /> : null}
        {children}
        <LiveRegion />
        <UpdatePrompt />
        <ScrollRestoration nonce={nonce} />
        <Scripts nonce={nonce} />
      </body>
    </html>
  );
}

export default function Root() {
  return <Outlet />;
}

export function ErrorBoundary() {
  return <ProblemScreen error={useRouteError()} />;
}
