import { m } from "#i18n/paraglide/messages";

/** The label of an audience; null for a value outside of search's vocabulary. */
export function audienceLabel(audience: string): string | null {
  const words: Record<string, () => string> = {
    kids: m.search_audience_kids,
    family: m.search_audience_family,
    women: m.search_audience_women,
    lgbtq: m.search_audience_lgbtq,
    seniors: m.search_audience_seniors,
    students: m.search_audience_students,
    pets: m.search_audience_pets,
  };
  return words[audience]?.() ?? null;
}

/** The label of an accessibility offer. */
export function needLabel(need: string): string | null {
  const words: Record<string, () => string> = {
    wheelchair: m.search_need_wheelchair,
    "sign-language": m.search_need_sign_language,
    captions: m.search_need_captions,
    "quiet-room": m.search_need_quiet_room,
    "audio-description": m.search_need_audio_description,
  };
  return words[need]?.() ?? null;
}

export function modeLabel(mode: string): string {
  return mode === "online" ? m.search_online() : m.search_in_person();
}
