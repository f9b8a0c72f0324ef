import { useEffect, useState } from "react";
import { useNavigate, useSearchParams } from "react-router";
import { shellTarget, worksOffline } from "#domain/core/shell-path";
import { m } from "#i18n/paraglide/messages";
import { getLocale } from "#i18n/paraglide/runtime";
import { ButtonLink } from "#app/ui/button";
import { isOnDevice } from "#app/parts/offline/without-network";

/** The offline shell that the service worker serves; it has no personal data and navigates to the requested page. */
export default function Page() {
  const [parameters] = useSearchParams();
  const navigate = useNavigate();
  const [stuck, setStuck] = useState(false);
  const target = shellTarget(parameters.get("to"));

  useEffect(() => {
    let left = false;
    // The cached shell has the language of the time it was cached.
    document.documentElement.lang = getLocale();
    async function goOn() {
      const possible = worksOffline(target) || (await isOnDevice(target)) || (await isServerThere());
      if (left) return;
      if (possible) await navigate(target, { replace: true });
      else setStuck(true);
    }
    void goOn();
    return () => {
      left = true;
    };
  }, [navigate, target]);

  if (!stuck) return <main id="main" aria-busy="true" />;
  return (
    <main id="main" className="wide px-page py-16">
      <h1 className="type-sentence measure">{m.offline_title()}</h1>
      <p className="type-body measure mt-4 text-ink-2">{m.offline_sentence()}</p>
      <div className="mt-8 flex flex-wrap items-center gap-x-6 gap-y-3">
        <ButtonLink to={target} reloadDocument variant="second">
          {m.offline_again_link()}
        </ButtonLink>
        <ButtonLink to="/wallet" variant="word">
          {m.offline_wallet_link()}
        </ButtonLink>
        <ButtonLink to="/events" variant="word">
          {m.offline_search_link()}
        </ButtonLink>
      </div>
    </main>
  );
}

/** Sends a request, because `navigator.onLine` is true without connectivity too. */
async function isServerThere(): Promise<boolean> {
  try {
    const options = { method: "HEAD", cache: "no-store", signal: AbortSignal.timeout(5000) } as const;
    return (await fetch("/manifest.webmanifest", options)).ok;
  } catch {
    return false;
  }
}
