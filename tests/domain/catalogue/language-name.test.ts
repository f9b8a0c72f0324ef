import { describe, expect, test } from "vitest";
import { languageWords } from "#domain/catalogue/language-name";

describe("the language of a show", () => {
  test("is shown in the reader's language", () => {
    expect(languageWords("Kannada", "hi-IN")).toBe("कन्नड़");
    expect(languageWords("Kannada", "en-IN")).toBe("Kannada");
    expect(languageWords("हिंदी", "en-IN")).toBe("Hindi");
  });

  test("may be several, with any separator", () => {
    expect(languageWords("Hindi, english", "hi-IN")).toBe("हिन्दी और अंग्रेज़ी");
    expect(languageWords("Hindi & English", "en-IN")).toBe("Hindi and English");
    expect(languageWords("Tamil / Telugu", "en-IN")).toBe("Tamil and Telugu");
    expect(languageWords("हिन्दी और मराठी", "en-IN")).toBe("Hindi and Marathi");
  });

  test("stays as written if it contains more than names of languages", () => {
    expect(languageWords("Hindi with English surtitles", "hi-IN")).toBe("Hindi with English surtitles");
    expect(languageWords("Tulu", "hi-IN")).toBe("Tulu");
    expect(languageWords(" , ", "hi-IN")).toBe(" , ");
  });
});
