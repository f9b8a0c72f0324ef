import { useEffect, useRef, useState } from "react";
import type { Workbox } from "workbox-window";
import { m } from "#i18n/paraglide/messages";
import { keepInstallOffer } from "./install-offer";

/** State of a newer version: waiting for confirmation, or activated from another tab. */
type Version = "current" | "waiting" | "taken_over";

/** Interval of update checks in an open tab: phones keep tabs for weeks. */
const ASK_EVERY_MS = 60 * 60_000;

/**
 * Registers the service worker and prompts before an update activates. Only the tab that confirmed reloads itself;
 * the other tabs show a prompt to reload.
 */
export function UpdatePrompt() {
  const [version, setVersion] = useState<Version>("current");
  const [dismissed, setDismissed] = useState(false);
  const worker = useRef<Workbox | null>(null);
  const asked = useRef(false);

  useEffect(() => {
    keepInstallOffer();
    return register({
      onReady: (workbox) => (worker.current = workbox),
      onWaiting: () => {
        setDismissed(false);
        setVersion("waiting");
      },
      onTakenOver: () => {
        if (asked.current) return location.reload();
        setDismissed(false);
        setVersion("taken_over");
      },
    });
  }, []);

  function update() {
    if (version === "taken_over") return location.reload();
    if (asked.current) return;
    asked.current = true;
    worker.current?.messageSkipWaiting();
  }

  const shown = version !== "current" && !dismissed;
  return (
    <output className="fixed inset-x-0 bottom-0 z-50 block empty:hidden print:hidden">
      {shown && (
        <div className="type-body mx-auto mb-21 flex max-w-130 flex-wrap items-center gap-x-5 gap-y-1 rounded-control bg-ink px-5 py-2 text-paper max-md:mx-5">
          <p className="grow py-2">
            {version === "waiting" ? m.update_ready_sentence() : m.update_taken_over_sentence()}
          </p>
          <button type="button" onClick={update} className="type-button min-h-11 underline">
            {m.update_reload_button()}
          </button>
          <button type="button" onClick={() => setDismissed(true)} className="type-button min-h-11">
            {m.update_later_button()}
          </button>
        </div>
      )}
    </output>
  );
}

interface Tidings {
  onReady(workbox: Workbox): void;
  onWaiting(): void;
  onTakenOver(): void;
}

/** Registers after the page has loaded. Returns a function that stops listening. */
function register(tidings: Tidings): () => void {
  if (!("serviceWorker" in navigator) || import.meta.env.DEV) return () => undefined;
  let stopped = false;
  let timer: ReturnType<typeof setInterval> | undefined;
  const hadController = navigator.serviceWorker.controller !== null;
  const onController = () => {
    // The first installation replaces no running version.
    if (hadController) tidings.onTakenOver();
  };
  navigator.serviceWorker.addEventListener("controllerchange", onController);

  async function start() {
    const { Workbox } = await import("workbox-window");
    if (stopped) return;
    const workbox = new Workbox("/sw.js");
    workbox.addEventListener("waiting", () => tidings.onWaiting());
    tidings.onReady(workbox);
    await workbox.register();
    timer = setInterval(() => void workbox.update().catch(() => undefined), ASK_EVERY_MS);
  }
  // Every page works without a service worker.
  void start().catch(() => undefined);

  return () => {
    stopped = true;
    clearInterval(timer);
    navigator.serviceWorker.removeEventListener("controllerchange", onController);
  };
}
