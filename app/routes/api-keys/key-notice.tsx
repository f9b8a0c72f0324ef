import { Notice } from "#app/ui/notice";
import { m } from "#i18n/paraglide/messages";

/** A new key, which no page shows again. */
export function KeyNotice({ value }: { value: string }) {
  return (
    <div role="status" className="mb-8">
      <Notice title={m.api_keys_once_title()}>
        <p>{m.api_keys_once_text()}</p>
        <input
          readOnly
          value={value}
          aria-label={m.api_keys_once_label()}
          onFocus={(focus) => focus.currentTarget.select()}
          className="type-second mt-2 h-9 w-full max-w-[34rem] rounded-control border border-edge bg-paper px-3 font-mono text-ink"
        />
      </Notice>
    </div>
  );
}
