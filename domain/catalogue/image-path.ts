/** URL path prefix of uploaded pictures. */
export const IMAGES_PATH = "/images/";

/** The URL path of an uploaded picture; null without a key. */
export function imagePath(key: string | null): string | null {
  return key ? `${IMAGES_PATH}${key}` : null;
}
