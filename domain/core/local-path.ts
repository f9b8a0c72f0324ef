/**
 * Where to go on after signing in, as a link or a form says: a path of this site, else `fallback`. "//host" and "/\host"
 * name another site to a browser, control characters can hide one, and signing in never leads back to signing in or out.
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
