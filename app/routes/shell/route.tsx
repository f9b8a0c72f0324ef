import { useEffect, useState } from "react";
import { useNavigate, useSearchParams } from "react-router";
import { shellTarget, worksOffline } from "#domain/shell-path";
import { m } from "#app/paraglide/messages";
import { getLocale } from "#app/paraglide/runtime";
import { hasLastSeen } from "#app/components/last-seen";

/** What the service worker starts when the network fails: holds nothing of anybody, and goes on by itself. */
export default function Page() {
  const [parameters] = useSearchParams();
  const navigate = useNavigate();
  const [stuck, setStuck] = useState(false);
  const target = shellTarget(parameters.get("to"));

  useEffect(() => {
    let left = false;
    // The stored shell speaks the language it was stored in.
    document.documentElement.lang = getLocale();
    async function goOn() {
      const possible = navigator.onLine || worksOffline(target) || (await hasLastSeen(target));
      if (left) return;
      if (possible) await navigate(target, { replace: true });
      else setStuck(true);
    }
    void goOn();
    return () => {
      left = true;
    };
  }, [navigate, target]);

  if (!stuck) return <p className="sr-only">Stagedoor</p>;
  return (
    <main className="mx-auto max-w-[560px] px-5 py-14">
      <h1 className="type-page">{m.offline_title()}</h1>
      <p className="mt-3 text-ink-2">{m.offline_sentence()}</p>
      <p className="mt-8 flex flex-wrap gap-6">
        <a className="min-h-11 font-semibold underline" href={target}>
          {m.offline_again_link()}
        </a>
        <a className="min-h-11 underline" href="/wallet">
          {m.offline_wallet_link()}
        </a>
      </p>
    </main>
  );
}
