/** Cache names. Personal caches are deleted at sign-out. */
export const IMAGE_CACHE = "images-1";
export const LAST_SEEN_CACHE = "last-seen-1";
export const FONT_CACHE = "fonts-1";

export const PERSONAL_CACHES = [IMAGE_CACHE, LAST_SEEN_CACHE] as const;
