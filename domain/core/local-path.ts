/**
 * The redirect target after sign-in: `to` if it is a path of this site, else `fallback`. Refuses "//host" and
 * "/\host" (another site to a browser), control characters, and the sign-in and sign-out pages.
 */
export function localPath(to: string | null | undefined, fallback = "/"): string {
  if (!to || to.length > 500 || !/^\/(?![/\\])/.test(to)) return fallback;
  if (Array.from(to).some((character) => character < " " || character === "\u007f" || character === "\\")) {
    return fallback;
  }
  if (/^\/(sign-in|sign-up|sign-out|confirm-address|reset-password|forgot-password)(?![^/?#.])/.test(to))
    return fallback;
  return to;
}
