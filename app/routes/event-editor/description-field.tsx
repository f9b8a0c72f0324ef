import { useEffect, useRef, useState } from "react";
import { useFetcher } from "react-router";
import { Field, type FieldMetadata, TextArea } from "#app/ui/field";
import { Prose } from "#app/ui/prose";
import { m } from "#i18n/paraglide/messages";

/** Debounce of the preview after the last keystroke. */
const DEBOUNCE_MS = 350;

/** Markdown field with a preview, which the server renders with the code of the event page. */
export function DescriptionField({
  field,
  error,
  firstHtml,
}: {
  field: FieldMetadata;
  error: string | undefined;
  firstHtml: string;
}) {
  const fetcher = useFetcher<{ html: string }>();
  const [text, setText] = useState<string | null>(null);
  const { submit } = fetcher;
  const requested = useRef<string | null>(null);
  useEffect(() => {
    if (text === null || text === requested.current) return undefined;
    const timer = setTimeout(() => {
      requested.current = text;
      void submit({ intent: "describe", text }, { method: "post" });
    }, DEBOUNCE_MS);
    return () => clearTimeout(timer);
  }, [text, submit]);
  const html = fetcher.data?.html ?? firstHtml;
  return (
    <div className="grid gap-4 md:grid-cols-2">
      <Field
        label={m.editor_description_label()}
        hint={m.editor_description_hint()}
        field={field}
        error={error}
      >
        <TextArea rows={12} maxLength={20_000} onChange={(change) => setText(change.target.value)} />
      </Field>
      <div role="region" aria-label={m.editor_description_preview()} className="min-w-0">
        <p className="type-second mb-2 text-ink-2">{m.editor_description_preview()}</p>
        {html ? <Prose html={html} /> : <p className="text-ink-3">{m.editor_description_preview_empty()}</p>}
      </div>
    </div>
  );
}
