import { Notice } from "#app/ui/notice";
import { m } from "#i18n/paraglide/messages";

/** Above a list that the server could not read again. */
export function OldListNotice({ readAt }: { readAt: number | null | undefined }) {
  return readAt == null ? null : (
    <Notice tone="warn" title={m.common_list_old_title()} className="mb-6">
      {m.common_list_old_text()}
    </Notice>
  );
}
