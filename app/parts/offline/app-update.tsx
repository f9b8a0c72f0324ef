import { useEffect, useRef, useState } from "react";
import { Workbox } from "workbox-window";
import { m } from "#i18n/paraglide/messages";

/** State of a newer version: waiting for confirmation, or activated from another tab. */
type Version = "current" | "waiting" | "taken_over";

/** Interval of update checks in an open tab: phones keep tabs for weeks. */
const CHECK_INTERVAL_MS = 60 * 60_000;

/**
 * Registers the service worker and prompts before an update activates. Only the tab that confirmed reloads itself;
 * the other tabs show a prompt to reload.
 * @param controller the page's service worker at hydration; null on the first visit
 */
export function AppUpdate({ controller }: { controller: ServiceWorker | null }) {
  const [version, setVersion] = useState<Version>("current");
  const [dismissed, setDismissed] = useState(false);
  const worker = useRef<Workbox | null>(null);
  const confirmed = useRef(false);

  useEffect(
    () =>
      register(controller, {
        onReady: (workbox) => (worker.current = workbox),
        onWaiting: () => {
          setDismissed(false);
          setVersion("waiting");
        },
        onTakenOver: () => {
          if (confirmed.current) return location.reload();
          setDismissed(false);
          setVersion("taken_over");
        },
      }),
    [controller],
  );

  function update() {
    if (version === "taken_over") return location.reload();
    if (confirmed.current) return;
    confirmed.current = true;
    worker.current?.messageSkipWaiting();
  }

  if (version === "current" || dismissed) return null;
  return (
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
  );
}

interface UpdateListener {
  onReady(workbox: Workbox): void;
  onWaiting(): void;
  onTakenOver(): void;
}

/** Returns a function that stops listening. */
function register(controller: ServiceWorker | null, listener: UpdateListener): () => void {
  let timer: ReturnType<typeof setInterval> | undefined;
  let stopped = false;
  const { serviceWorker } = navigator;
  const onController = () => {
    // The first installation replaces no running version.
    if (controller) listener.onTakenOver();
  };
  serviceWorker.addEventListener("controllerchange", onController);
  // Changed while this module was loading.
  if (serviceWorker.controller !== controller) onController();

  async function start() {
    const workbox = new Workbox("/sw.js");
    workbox.addEventListener("waiting", () => listener.onWaiting());
    listener.onReady(workbox);
    // Resolves after the page's load event.
    await workbox.register();
    if (stopped) return;
    timer = setInterval(() => void workbox.update().catch(() => undefined), CHECK_INTERVAL_MS);
  }
  void start().catch(() => undefined);

  return () => {
    stopped = true;
    clearInterval(timer);
    serviceWorker.removeEventListener("controllerchange", onController);
  };
}
