/** Caches of this device by name. All but the build's own files are emptied when a person signs out. */
export const IMAGE_CACHE = "images-1";
export const LAST_SEEN_CACHE = "last-seen-1";
export const FONT_CACHE = "fonts-1";

export const PERSONAL_CACHES = [IMAGE_CACHE, LAST_SEEN_CACHE] as const;
