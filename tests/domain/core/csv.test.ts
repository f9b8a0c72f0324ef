import fc from "fast-check";
import { expect, test } from "vitest";
import { writeCsv } from "#domain/core/csv";

test("a buyer's name is never a formula in the organizer's spreadsheet", () => {
  expect(writeCsv([['=HYPERLINK("http://x")', "+91 98", "-1", "@sum", " =1", "\t=1"]])).toBe(
    `"'=HYPERLINK(""http://x"")",'+91 98,'-1,'@sum,' =1,'\t=1\r\n`,
  );
});

test("commas, quotes and lines stay inside their cell; numbers stay numbers", () => {
  expect(writeCsv([["Rao, Asha", 'the "one"', "a\nb", -5, "plain"]])).toBe(
    `"Rao, Asha","the ""one""","a\nb",-5,plain\r\n`,
  );
});

test("characters that are not seen before a formula's sign do not hide it from the spreadsheet's guard", () => {
  const unseen = ["\0", "\u200b", "\u2060", "\ufeff", "\u202e", "\u00ad", "\u3164", "\ufe0f", "\u0085", " "];
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom(...unseen, "\t", "\n"), { maxLength: 5 }),
      fc.constantFrom("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r"),
      fc.string(),
      (before, sign, after) => {
        const cell = writeCsv([[`${before.join("")}${sign}${after}`]]);
        expect(cell.replace(/^"/, "").startsWith("'")).toBe(true);
      },
    ),
  );
  for (const name of ["Asha", "\u200bAsha", "आशा", "3 = 4", ""])
    expect(writeCsv([[name]])).toBe(`${name}\r\n`);
});
