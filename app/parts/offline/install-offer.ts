/** The browser fires its install prompt once and early; it is stored until the hint is shown. */
interface InstallPrompt extends Event {
  prompt(): Promise<unknown>;
}

let kept: InstallPrompt | null = null;
const listeners = new Set<() => void>();

function tell(prompt: InstallPrompt | null): void {
  kept = prompt;
  for (const listener of listeners) listener();
}

/** Called once, by the root. */
export function keepInstallOffer(): void {
  window.addEventListener("beforeinstallprompt", (event) => {
    event.preventDefault();
    tell(event as InstallPrompt);
  });
  window.addEventListener("appinstalled", () => tell(null));
}

export function watchInstallOffer(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function hasInstallOffer(): boolean {
  return kept !== null;
}

export async function acceptInstallOffer(): Promise<void> {
  const prompt = kept;
  tell(null);
  await prompt?.prompt();
}

/** True if the app runs from the home screen. */
export function isInstalled(): boolean {
  const standalone = "standalone" in navigator && navigator.standalone === true;
  return standalone || matchMedia("(display-mode: standalone)").matches;
}

/** Safari on iPhone and iPad has no install prompt; the hint describes the share menu instead. */
export function installsByShareMenu(): boolean {
  const { userAgent, maxTouchPoints } = navigator;
  return /iPhone|iPad|iPod/.test(userAgent) || (/Macintosh/.test(userAgent) && maxTouchPoints > 1);
}
