/** Language codes by English and native name, as organizers write them. */
const CODES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    as: "assamese অসমীয়া",
    bn: "bengali bangla বাংলা",
    doi: "dogri डोगरी",
    en: "english",
    fr: "french français",
    de: "german deutsch",
    gu: "gujarati ગુજરાતી",
    hi: "hindi हिन्दी हिंदी",
    it: "italian italiano",
    ja: "japanese 日本語",
    kn: "kannada ಕನ್ನಡ",
    ks: "kashmiri",
    kok: "konkani कोंकणी",
    mai: "maithili मैथिली",
    ml: "malayalam മലയാളം",
    mni: "manipuri meitei",
    mr: "marathi मराठी",
    ne: "nepali नेपाली",
    or: "odia oriya ଓଡ଼ିଆ",
    pt: "portuguese português",
    pa: "punjabi panjabi ਪੰਜਾਬੀ",
    sa: "sanskrit संस्कृत",
    sat: "santali",
    sd: "sindhi",
    es: "spanish español",
    ta: "tamil தமிழ்",
    te: "telugu తెలుగు",
    ur: "urdu اردو",
  }).flatMap(([code, names]) => names.split(" ").map((name) => [name, code] as const)),
);

/**
 * "Hindi and English" in the reader's language; returns `written` unchanged if one of its names is unknown.
 * @param written free text of at most 40 characters
 * @param locale BCP 47: "en-IN", "hi-IN"
 */
export function languageWords(written: string, locale: string): string {
  const codes = written
    .split(/\s*[,/&+]\s*|\s+(?:and|और)\s+/u)
    .filter((part) => part !== "")
    .map((part) => CODES.get(part.trim().toLowerCase()));
  if (codes.length === 0 || codes.includes(undefined)) return written;
  const names = new Intl.DisplayNames(locale, { type: "language" });
  return new Intl.ListFormat(locale, { type: "conjunction" }).format(
    codes.map((code) => names.of(code ?? "") ?? written),
  );
}
