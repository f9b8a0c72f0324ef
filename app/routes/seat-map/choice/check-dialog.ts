import { m } from "#i18n/paraglide/messages";

/** https://developers.cloudflare.com/turnstile/get-started/client-side-rendering/ */
interface Turnstile {
  render(container: HTMLElement, options: Readonly<Record<string, unknown>>): string | undefined;
  remove(widgetId: string): void;
}

declare global {
  interface Window {
    turnstile?: Turnstile;
  }
}

const SCRIPT = "https://challenges.cloudflare.com/turnstile/v0/api.js?render=explicit";

/**
 * Shows Turnstile in a modal dialog. The token is bound to the site by its action and to the event by its data
 * (worker/security/bot-check.ts). Null if the buyer closed the dialog; rejects if the widget failed.
 */
export async function solveCheck(siteKey: string, eventId: string): Promise<string | null> {
  const { dialog, container } = openDialog();
  const closed = new Promise<null>((resolve) => {
    dialog.addEventListener("close", () => resolve(null), { once: true });
  });
  let widget: string | undefined;
  try {
    const turnstile = await Promise.race([loadTurnstile(), closed]);
    if (!turnstile) return null;
    const token = new Promise<string>((resolve, reject) => {
      const fail = (code?: string) => reject(new Error(`Turnstile ${code ?? "failed"}`));
      widget = turnstile.render(container, {
        sitekey: siteKey,
        action: "hold",
        cData: eventId,
        size: "flexible",
        language: document.documentElement.lang,
        callback: resolve,
        "error-callback": fail,
        "unsupported-callback": fail,
      });
    });
    return await Promise.race([token, closed]);
  } finally {
    if (widget) window.turnstile?.remove(widget);
    dialog.close();
    dialog.remove();
  }
}

function openDialog() {
  const dialog = document.createElement("dialog");
  dialog.className =
    "m-auto w-[min(24rem,calc(100vw-2.5rem))] rounded-control border border-edge bg-card p-6 text-ink backdrop:bg-scan-ground/60";
  const title = textElement("h2", "type-section", m.buying_check_title());
  title.id = "bot-check-title";
  dialog.setAttribute("aria-labelledby", title.id);
  const container = document.createElement("div");
  container.className = "my-5 min-h-16";
  const cancel = textElement("button", "word type-button min-h-11", m.buying_check_cancel());
  cancel.addEventListener("click", () => dialog.close());
  dialog.append(
    title,
    textElement("p", "type-body mt-2 text-ink-2", m.buying_check_text()),
    container,
    cancel,
  );
  document.body.append(dialog);
  dialog.showModal();
  return { dialog, container };
}

function textElement<Name extends "h2" | "p" | "button">(name: Name, className: string, text: string) {
  const element = document.createElement(name);
  element.className = className;
  element.textContent = text;
  return element;
}

let loading: Promise<Turnstile> | null = null;

function loadTurnstile(): Promise<Turnstile> {
  loading ??= new Promise<Turnstile>((resolve, reject) => {
    const script = document.createElement("script");
    const fail = () => {
      loading = null;
      script.remove();
      reject(new Error("Turnstile could not be loaded"));
    };
    script.src = SCRIPT;
    script.addEventListener("error", fail);
    script.addEventListener("load", () => (window.turnstile ? resolve(window.turnstile) : fail()));
    document.head.append(script);
  });
  return loading;
}
