/** Sources that the browser build groups into one chunk each: forty small chunks compress worse than three. */
export const CHUNKS = {
  /** Shared by the pages that show events. */
  pictures: [
    "domain/poster/poster.ts",
    "domain/poster/gestures.ts",
    "domain/poster/shapes.ts",
    "domain/poster/title.ts",
    "domain/poster/glyph-widths.ts",
    "domain/catalogue/category.ts",
    "app/parts/event/poster.tsx",
    "app/parts/event/event-picture.tsx",
    "app/parts/event/event-card.tsx",
    "app/parts/event/price-label.tsx",
    "app/parts/event/category-labels.ts",
  ],
  /** On nearly every page. */
  frame: [
    "domain/core/money.ts",
    "domain/time/when-words.ts",
    "i18n/locale.ts",
    "app/root.tsx",
    "app/ui/icon.tsx",
    "app/ui/lucide-icon.ts",
    "app/ui/button.tsx",
    "app/ui/when.tsx",
    "app/ui/money.tsx",
    "app/ui/notice.tsx",
    "app/ui/section-heading.tsx",
    "app/ui/brand.tsx",
    "app/ui/live-region.tsx",
    "app/ui/problem-page.tsx",
    "app/ui/problem-screen.tsx",
    "app/ui/online.ts",
    "app/parts/offline/update-prompt.tsx",
    "app/parts/offline/install-offer.ts",
    "app/parts/offline/or-last-seen.ts",
    "app/parts/offline/last-seen-notice.tsx",
  ],
  /** Results of forms: the same pages show them, and one name fewer in each page's list of files. */
  results: ["app/ui/flash.ts", "app/ui/flash-notice.tsx", "app/ui/status-notice.tsx"],
  /** Frame of organizer and admin pages. */
  console: ["app/ui/console-page.tsx", "app/ui/hidden-head.tsx"],
  /** Word lists: a new word does not make devices download the grammar again. */
  "search-words": [
    "domain/search/lexicon.ts",
    "domain/search/reader.ts",
    "domain/search/devanagari.ts",
    "domain/search/date-words.ts",
    "domain/search/feasts.ts",
    "domain/search/grammar/idioms.ts",
  ],
} as const;

/** Generated or installed files that belong to `frame`. */
const FRAME_GENERATED =
  /\/(i18n\/paraglide\/(runtime|registry|messages\/search_header_label)\.js|lucide-react\/dist\/esm\/icons\/(map-pin|share|arrow-left|search|accessibility|chevron-down)\.[mc]?js)$/;

/** Rolldown's `test` of a chunk group: matches a module id, an absolute path that may end in a query. */
export function inChunk(name: keyof typeof CHUNKS): (id: string) => boolean {
  return (id) =>
    CHUNKS[name].some((path) => id.endsWith(`/${path}`)) || (name === "frame" && FRAME_GENERATED.test(id));
}
