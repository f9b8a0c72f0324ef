import { micromark } from "micromark";
import { escapeHtml } from "#domain/core/html";

/** Levels of quotes and lists in one line. */
const MOST_LEVELS = 6;
/** Quote, list, heading and rule markers in a description. */
const MOST_BLOCKS = 250;
/** Lines of a description. */
const MOST_LINES = 500;
/** Characters that can open or close emphasis, links, code, escapes or entities in a description. */
const MOST_INLINE = 400;
/** Columns of indentation before a marker, which nests lists; also of spaces anywhere in a line. */
const MOST_INDENT = 24;

const BLOCK = /^([ \t]*)(?:>|[-+*](?=\s|$)|\d{1,9}[.)](?=\s|$))/;
const INLINE = /[[\]*_`\\&<\0]/g;
const HEADING_OR_RULE = /^[ \t]*(?:#|=+[ \t]*$|(?:[-*_][ \t]*){2,}$)/;
const WIDE_GAP = new RegExp(`[ \\t]{${MOST_INDENT + 1},}`);

/**
 * The Markdown subset of descriptions: paragraphs, headings, emphasis, lists, quotes, links, rules. HTML is shown as
 * text, pictures are not loaded, and links with schemes other than http, https and mailto lose their address.
 *
 * A description with more markup than the bounds is shown as plain text: the parser's time grows faster than linearly
 * with nesting and with unmatched delimiters (20,000 characters of "_a*" took 18 s), and with each piece of markup.
 */
export function renderMarkdown(text: string): string {
  if (!isWithinBounds(text)) return renderPlain(text);
  const html = micromark(text, {
    extensions: [
      { disable: { null: ["htmlFlow", "htmlText", "labelStartImage", "codeIndented", "codeFenced"] } },
    ],
  });
  // Text is escaped by now, so these tags can only be the renderer's own. The page's h1 and h2 are not the writer's.
  return html
    .replaceAll('<a href="', '<a rel="nofollow ugc noopener" href="')
    .replaceAll(/<(\/?)h[1-2]>/g, "<$1h3>")
    .replaceAll(/<(\/?)h[5-6]>/g, "<$1h4>");
}

/** Whether the description has little enough markup to be rendered. */
export function isWithinBounds(text: string): boolean {
  if ((text.match(INLINE)?.length ?? 0) > MOST_INLINE || WIDE_GAP.test(text)) return false;
  const lines = text.split(/[\n\r]/);
  if (lines.length > MOST_LINES) return false;
  let blocks = 0;
  for (const line of lines) {
    let rest = line;
    if (HEADING_OR_RULE.test(line) && ++blocks > MOST_BLOCKS) return false;
    for (let level = 0; ; level++) {
      const [marker, indent = ""] = BLOCK.exec(rest) ?? [];
      if (marker === undefined) break;
      if (level >= MOST_LEVELS || indent.length > MOST_INDENT || ++blocks > MOST_BLOCKS) return false;
      rest = rest.slice(marker.length);
    }
  }
  return true;
}

/** Paragraphs of escaped text. */
function renderPlain(text: string): string {
  return text
    .split(/(?:\r\n|\n|\r)[ \t]*(?:\r\n|\n|\r)/)
    .filter((part) => part.trim() !== "")
    .map((part) => `<p>${escapeHtml(part.trim())}</p>`)
    .join("\n");
}
