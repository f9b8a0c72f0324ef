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
