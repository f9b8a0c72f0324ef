/** The browser fires its install prompt once and early; it is stored until the hint is shown. */
interface InstallPrompt extends Event {
  prompt(): Promise<unknown>;
}

let offer: InstallPrompt | null = null;
const listeners = new Set<() => void>();

function setOffer(prompt: InstallPrompt | null): void {
  offer = prompt;
  for (const listener of listeners) listener();
}

/** Called once, by the root. */
export function listenForInstallOffer(): void {
  window.addEventListener("beforeinstallprompt", (event) => {
    event.preventDefault();
    setOffer(event as InstallPrompt);
  });
  window.addEventListener("appinstalled", () => setOffer(null));
}

export function watchInstallOffer(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function hasInstallOffer(): boolean {
  return offer !== null;
}

export async function acceptInstallOffer(): Promise<void> {
  const prompt = offer;
  setOffer(null);
  await prompt?.prompt();
}
