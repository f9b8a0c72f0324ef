import { Share, Smartphone } from "lucide-react";
import { useState, useSyncExternalStore } from "react";
import { m } from "#i18n/paraglide/messages";
import { Button } from "../../ui/button";
import { Icon } from "../../ui/icon";
import { acceptInstallOffer, hasInstallOffer, watchInstallOffer } from "./install-offer";

const DISMISSED = "install-hint-dismissed";

/** The install hint, shown only beside a ticket or a paired scanner. */
export function InstallHint({ className = "" }: { className?: string }) {
  const offered = useSyncExternalStore(watchInstallOffer, hasInstallOffer, () => false);
  const [dismissed, setDismissed] = useState(() => localStorage.getItem(DISMISSED) !== null);
  if (dismissed || isInstalled() || !(offered || installsByShareMenu())) return null;

  function dismiss() {
    localStorage.setItem(DISMISSED, "1");
    setDismissed(true);
  }

  return (
    <aside className={`border-y border-line py-4 print:hidden ${className}`} aria-label={m.install_title()}>
      <p className="type-button flex items-center gap-2 leading-6">
        <Icon of={Smartphone} />
        {m.install_title()}
      </p>
      <p className="type-second mt-1 text-ink-2">
        {offered ? (
          m.install_sentence()
        ) : (
          <>
            {m.install_ios_before()}{" "}
            <Icon of={Share} size={16} label={m.install_ios_share()} className="inline" />{" "}
            {m.install_ios_after()}
          </>
        )}
      </p>
      <p className="mt-2 flex flex-wrap items-center gap-x-6">
        {offered ? (
          <Button type="button" variant="second" size="console" onClick={() => void acceptInstallOffer()}>
            {m.install_button()}
          </Button>
        ) : null}
        <Button type="button" variant="word" className="min-h-9" onClick={dismiss}>
          {m.install_later_button()}
        </Button>
      </p>
    </aside>
  );
}

/** True if the app runs from the home screen. */
function isInstalled(): boolean {
  const standalone = "standalone" in navigator && navigator.standalone === true;
  return standalone || matchMedia("(display-mode: standalone)").matches;
}

/** Safari on iPhone and iPad has no install prompt; the hint describes the share menu instead. */
function installsByShareMenu(): boolean {
  const { userAgent, maxTouchPoints } = navigator;
  return /iPhone|iPad|iPod/.test(userAgent) || (/Macintosh/.test(userAgent) && maxTouchPoints > 1);
}
