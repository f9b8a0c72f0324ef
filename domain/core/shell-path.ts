/** The page that starts the app offline. */
export const SHELL_PATH = "/shell";

/** The shell's URL with `path` as its next page. */
export function shellUrl(path: string): string {
  return `${SHELL_PATH}?to=${encodeURIComponent(path)}`;
}

/**
 * The shell's next page: `to` if it is a path of this site, else the wallet. Refuses "//host" and "/\host" (another
 * site to a browser) and the shell itself.
 */
export function shellTarget(to: string | null): string {
  if (!to || !/^\/(?![/\\])/.test(to) || hasControlCharacter(to)) return "/wallet";
  return new RegExp(`^${SHELL_PATH}(?![^/?#])`).test(to) ? "/wallet" : to;
}

function hasControlCharacter(text: string): boolean {
  return Array.from(text).some((character) => character < " " || character === "\u007f");
}

/** True for pages that work without the server. */
export function worksOffline(path: string): boolean {
  const [pathname = ""] = path.split(/[?#]/);
  return /^\/((wallet|scan)(\/[^/]+)?|events(\/[^/]+\/kept)?)$/.test(pathname);
}
