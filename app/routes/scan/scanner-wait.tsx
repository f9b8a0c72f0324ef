import { m } from "#i18n/paraglide/messages";

/** While the phone's storage opens, and for browsers without JavaScript. */
export function ScannerWait() {
  return (
    <main
      id="main"
      className="fixed inset-0 flex flex-col justify-center gap-4 bg-scan-ground px-5 text-scan-paper"
    >
      <h1 className="type-page">{m.scan_page_title()}</h1>
      <p role="status" className="text-lg/7">
        {m.scan_loading()}
      </p>
      <noscript>
        <p className="max-w-[34ch] text-lg/7">{m.scan_pair_noscript()}</p>
      </noscript>
    </main>
  );
}
