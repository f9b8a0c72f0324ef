import { refuseWrite } from "../platform/read-only";

/**
 * The script of an organizer's own site: `<script src="…/widget.js" async></script><stagedoor-tickets event="slug">`. The element
 * shows the event in an iframe and opens the seat map in a window of this site, so that its cookies are first-party and the
 * organizer's page stays open.
 */
const SCRIPT = `(() => {
  const origin = new URL(document.currentScript.src).origin;
  const words = { en: "Buy tickets", hi: "टिकट खरीदें" };
  const safe = (value, pattern) => (pattern.test(value || "") ? value : "");
  class StagedoorTickets extends HTMLElement {
    static observedAttributes = ["event", "theme", "accent", "lang", "label"];
    connectedCallback() { this.draw(); }
    attributeChangedCallback() { if (this.isConnected) this.draw(); }
    draw() {
      const root = this.shadowRoot || this.attachShadow({ mode: "open" });
      root.replaceChildren();
      const slug = safe(this.getAttribute("event"), /^[\\w-]{1,120}$/);
      if (!slug) return;
      const lang = this.lang === "hi" ? "hi" : "en";
      const theme = safe(this.getAttribute("theme"), /^(light|dark)$/);
      const accent = safe(this.getAttribute("accent"), /^#[0-9a-f]{6}$/i);
      const query = new URLSearchParams({ lang, button: "0" });
      if (theme) query.set("theme", theme);
      if (accent) query.set("accent", accent.slice(1));
      const style = document.createElement("style");
      style.textContent = ":host{display:block;max-width:30rem}iframe{display:block;width:100%;height:140px;border:0;border-radius:6px}" +
        "a{display:block;box-sizing:border-box;margin-top:8px;padding:14px 20px;border-radius:6px;text-align:center;" +
        "font:600 16px/1.25 system-ui,sans-serif;text-decoration:none;color:#fff;background:" + (accent || "#b93305") + "}" +
        "a:focus-visible{outline:2px solid #1f56b0;outline-offset:2px}";
      const frame = document.createElement("iframe");
      frame.src = origin + "/embed/events/" + slug + "?" + query;
      frame.title = this.getAttribute("label") || words[lang];
      frame.loading = "lazy";
      frame.sandbox = "allow-popups allow-popups-to-escape-sandbox";
      const buy = document.createElement("a");
      buy.href = origin + "/events/" + slug + "/seats";
      buy.target = "_blank";
      buy.rel = "noopener";
      buy.textContent = this.getAttribute("label") || words[lang];
      buy.addEventListener("click", (click) => {
        if (click.metaKey || click.ctrlKey || click.shiftKey || innerWidth < 700) return;
        const shown = open(buy.href, "stagedoor", "popup,width=520,height=860");
        if (shown) { click.preventDefault(); shown.focus(); }
      });
      root.append(style, frame, buy);
    }
  }
  if (!customElements.get("stagedoor-tickets")) customElements.define("stagedoor-tickets", StagedoorTickets);
})();
`;

export function handleWidget(request: Request): Response | null {
  if (new URL(request.url).pathname !== "/widget.js") return null;
  return (
    refuseWrite(request) ??
    new Response(SCRIPT, {
      headers: {
        "content-type": "text/javascript; charset=utf-8",
        "cache-control": "public, max-age=3600",
        "access-control-allow-origin": "*",
        "cross-origin-resource-policy": "cross-origin",
      },
    })
  );
}
