import { m } from "#i18n/paraglide/messages";

/** At the top of every page of a demo deployment, whose payments are not real. */
export function TestModeStrip() {
  return (
    <p
      role="note"
      data-test-mode
      className="type-second h-(--test-mode-strip) truncate bg-ink px-5 py-1 text-center text-paper"
    >
      {m.common_test_mode()}
    </p>
  );
}
