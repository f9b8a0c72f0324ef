import { micromark } from "micromark";

/**
 * The Markdown subset of descriptions: paragraphs, headings, emphasis, lists, quotes, links, rules. HTML is shown as
 * text, pictures are not loaded, and links with schemes other than http, https and mailto lose their address.
 */
export function renderMarkdown(text: string): string {
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
