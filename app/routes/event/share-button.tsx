import { Share } from "lucide-react";
import { useSyncExternalStore } from "react";
import { Icon } from "#app/ui/icon";
import { useAnnounce } from "#app/ui/live-region";
import { m } from "#i18n/paraglide/messages";

const never = () => () => undefined;

/** The system share sheet, else copies the link. Not rendered without scripts. */
export function ShareButton({ title }: { title: string }) {
  const announce = useAnnounce();
  const able = useSyncExternalStore(
    never,
    () => "share" in navigator || "clipboard" in navigator,
    () => false,
  );
  if (!able) return null;
  async function share() {
    const url = location.origin + location.pathname;
    try {
      if ("share" in navigator) await navigator.share({ title, url });
      else {
        await (navigator as Navigator).clipboard.writeText(url);
        announce(m.event_link_copied());
      }
    } catch {
      // Cancelled by the user.
    }
  }
  return (
    <button
      type="button"
      onClick={() => void share()}
      aria-label={m.event_share()}
      className="-mr-3 inline-flex size-11 items-center justify-center"
    >
      <Icon of={Share} size={22} />
    </button>
  );
}
