// npm run language: comments, test names and docs that avoid the field's terms (docs/language.md), with file and line.
// A false alarm is silenced by rewording; docs/decisions.md is history and is skipped.
// --count prints the share of comment blocks with a marker and always succeeds.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { parseSync } from "oxc-parser";

const root = new URL("..", import.meta.url).pathname;

/** Words and turns of phrase that hide a standard term, treat things as people, or define by negation. */
export const MARKERS = [
  /\b(anew|nobody|somebody|anybody|everybody|whoever|whomever|someone else's|no one)\b/i,
  /\b(is|are|was|were) (none|nothing|no more)\b/i,
  /\b(no more|for ever|once for all|by the way|in the end)\b/i,
  /\blet(s|ting)? go\b/i,
  /\b(is|are|was|were) no (refusal|error|reason|answer|problem|longer (of|any))\b/i,
  /\bstands? (as|at|for|here|there|in|on|still|above|beside|apart|open)\b/i,
  /\b(rang|rings the alarm|asking (once|twice)|its own word|without a word|an honest)\b/i,
  /\b(as|how|where|what|that) (it|they|things|this|these|one) (now )?stands?\b/i,
  /\bof (what|whom)\b/i,
  /\bgoes there\b|\bword of\b|\bin (the|so many) words of\b/i,
  /\b(hears?|heard|tells?|told|forgets?|forgotten|wishes|wished|owes?|owed)\b/i,
  /\b(objects?|phones?|devices?|scanners?|cop(y|ies)|commits?|servers?|browsers?|providers?|pages?|tables?|rows?|maps?|models?|networks?|platforms?|files?|mails?|cards?|lists?|codes?|wallets?|workers?|tests?|types?|functions?) (says?|said|knows?|knew|asks?|asked|wants?|wishes|remembers?|believes?|thinks?|likes?|hopes?|speaks?|answers? for)\b/i,
  /\b(is|are|was|were|be|been|being) (asked|said|told|heard|wished|meant for)\b/i,
  /\b(desks?|offices?|the house|houses?) (of|that|for|is|are|does|do|keeps?)\b/i,
  /\b(mends?|mended|mending|crumbs?|loaves|riddle)\b/i,
  /(^|[.:;]\s+)(whoever|whom|what (is|nobody|has|was|no|one|goes|comes|only|they|people)|where (nobody|no|there|one|somebody)|of what|who (is|has|keeps|may|asks))\b/i,
];

const CODE = /\.(ts|tsx|mjs|css)$/;

/** @returns {{ start: number, end: number }[]} every comment, in order; strings, templates, regexes and JSX text have none */
function commentRanges(path, source) {
  if (path.endsWith(".css"))
    return Array.from(source.matchAll(/\/\*[\s\S]*?\*\//g), ({ 0: text, index }) => ({
      start: index,
      end: index + text.length,
    }));
  return parseSync(path, source).comments;
}

/** @returns {{ line: number, text: string }[]} comment blocks: a block comment, or consecutive line comments */
export function commentBlocks(path, source) {
  const blocks = [];
  for (const { start, end } of commentRanges(path, source)) {
    const last = blocks.at(-1);
    const isLine =
      source.startsWith("//", start) &&
      /^[ \t]*$/.test(source.slice(source.lastIndexOf("\n", start) + 1, start));
    const continues =
      isLine &&
      last?.isLine &&
      /^\s*$/.test(source.slice(last.end, start)) &&
      source.slice(last.end, start).split("\n").length === 2;
    if (continues) last.end = end;
    else blocks.push({ start, end, isLine });
  }
  return blocks.flatMap(({ start, end }) => {
    const text = source
      .slice(start, end)
      .replace(/^\/\*+|\*+\/$/g, "")
      .replace(/^[ \t]*(\*|\/\/) ?/gm, "")
      .replace(/\s+/g, " ")
      .trim();
    return /[a-z]{3}/i.test(text) ? [{ line: lineAt(source, start), text }] : [];
  });
}

function testNames(source) {
  const name = /\b(?:test|it|describe)(?:\.\w+)*(?:\([^()]*\))?\(\s*(["'`])((?:(?!\1).)+)\1/g;
  return Array.from(source.matchAll(name), (match) => ({
    line: lineAt(source, match.index),
    text: match[2],
  }));
}

function paragraphs(source) {
  return source
    .replace(/```[\s\S]*?```/g, (code) => code.replace(/[^\n]/g, " "))
    .split("\n")
    .map((text, index) => ({ line: index + 1, text: text.replace(/`[^`]*`/g, "code") }));
}

const lineAt = (source, index) => source.slice(0, index).split("\n").length;

/** @returns {string | null} the marker in the text, inline code left out */
export function markerIn(text) {
  const prose = text.replace(/`[^`]*`|\{@link[^}]*\}/g, "code");
  for (const marker of MARKERS) {
    const found = marker.exec(prose);
    if (found) return found[0].trim();
  }
  return null;
}

/** @param {string} path @param {string} source */
export function findMarkers(path, source) {
  const parts = path.endsWith(".md")
    ? paragraphs(source)
    : [...commentBlocks(path, source), ...(/\.test\.tsx?$/.test(path) ? testNames(source) : [])];
  return parts.flatMap(({ line, text }) => {
    const marker = markerIn(text);
    return marker ? [{ path, line, marker, text }] : [];
  });
}

function main() {
  const under = process.argv.slice(2).filter((arg) => !arg.startsWith("--"));
  const paths = execFileSync("git", ["ls-files", "-co", "--exclude-standard", ...under], {
    cwd: root,
    encoding: "utf8",
  })
    .split("\n")
    .filter(
      (path) =>
        CODE.test(path) ||
        /^(README|CONTRIBUTING|docs\/[\w-]+)\.md$/.test(path) ||
        path === "CONTRIBUTING.md",
    )
    .filter(
      (path) =>
        !/^(migrations|public|tests\/fixtures)\//.test(path) &&
        !/^(docs\/decisions\.md|scripts\/language\.mjs|tests\/language\.test\.ts)$/.test(path),
    );
  let blocks = 0;
  let marked = 0;
  const found = [];
  for (const path of paths) {
    let source;
    try {
      source = readFileSync(root + path, "utf8");
    } catch {
      continue;
    }
    if (CODE.test(path)) {
      const all = commentBlocks(path, source);
      blocks += all.length;
      marked += all.filter(({ text }) => markerIn(text)).length;
    }
    found.push(...findMarkers(path, source));
  }
  if (!process.argv.includes("--count"))
    for (const { path, line, marker, text } of found)
      console.log(`${path}:${line}: "${marker}" in: ${text.slice(0, 140)}`);
  const share = blocks === 0 ? 0 : (100 * marked) / blocks;
  console.log(`${found.length} to reword; ${marked} of ${blocks} comment blocks (${share.toFixed(1)} %)`);
  process.exit(found.length > 0 && !process.argv.includes("--count") ? 1 : 0);
}

if (process.argv[1] === new URL(import.meta.url).pathname) main();
