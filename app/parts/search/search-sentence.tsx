import { ArrowRight } from "lucide-react";
import { Form } from "react-router";
import { m } from "#i18n/paraglide/messages";
import { Icon } from "../../ui/icon";

/** The main search field: wraps like a sentence, and Enter submits. */
export function SearchSentence({
  id,
  initial = "",
  placeholder,
  rows = 2,
}: {
  id: string;
  initial?: string;
  placeholder: string;
  rows?: 1 | 2;
}) {
  return (
    <Form action="/events" role="search" className="border-b-2 border-ink pb-3 focus-within:border-focus">
      <label htmlFor={id} className="type-second text-ink-2">
        {m.discovery_search_label()}
      </label>
      <div className="flex items-end gap-4">
        <textarea
          key={initial}
          id={id}
          data-search-field=""
          name="q"
          rows={rows}
          maxLength={200}
          enterKeyHint="search"
          defaultValue={initial}
          placeholder={placeholder}
          onKeyDown={(key) => {
            if (key.key !== "Enter" || key.nativeEvent.isComposing) return;
            key.preventDefault();
            key.currentTarget.form?.requestSubmit();
          }}
          className={`type-sentence ${rows === 2 ? "min-h-[2lh]" : ""} block w-full min-w-0 grow resize-none [field-sizing:content] bg-transparent outline-none`}
        />
        <button
          type="submit"
          aria-label={m.discovery_search_button()}
          className="inline-flex size-11 shrink-0 items-center justify-center rounded-control bg-ink text-paper md:size-13"
        >
          <Icon of={ArrowRight} size={22} />
        </button>
      </div>
    </Form>
  );
}
