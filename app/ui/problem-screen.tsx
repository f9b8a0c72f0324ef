import { Link } from "react-router";
import { m } from "#i18n/paraglide/messages";
import { Brand } from "./brand";
import { ProblemPage } from "./problem-page";

/** A whole page for an error outside the site's frame. */
export function ProblemScreen({ error }: { error: unknown }) {
  return (
    <>
      <header className="wide px-page flex min-h-16 items-center">
        <Link to="/" aria-label={m.site_header_home()} className="inline-flex py-2">
          <Brand />
        </Link>
      </header>
      <main id="main">
        <ProblemPage error={error} />
      </main>
    </>
  );
}
