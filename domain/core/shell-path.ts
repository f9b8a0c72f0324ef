/** The page that starts the app without network. */
export const SHELL_PATH = "/shell";

/** The shell's address when it is to go on to `path`. */
export function shellUrl(path: string): string {
  return `${SHELL_PATH}?to=${encodeURIComponent(path)}`;
}

/**
 * Where the shell goes next: the `to` of its query when it is a path of this site, else the wallet. "//host" and
 * "/\host" name another site to a browser and are refused, and the shell never leads to itself.
 */
export function shellTarget(to: string | null): string {
  if (!to || !/^\/(?![/\\])/.test(to) || hasControlCharacter(to)) return "/wallet";
  return new RegExp(`^${SHELL_PATH}(?![^/?#])`).test(to) ? "/wallet" : to;
}

function hasControlCharacter(text: string): boolean {
  return Array.from(text).some((character) => character < " " || character === "\u007f");
}

/** Pages that a device can show by itself; the others need the server and say so. */
export function worksOffline(path: string): boolean {
  const [pathname = ""] = path.split(/[?#]/);
  return /^\/((wallet|scan)(\/[^/]+)?|events(\/[^/]+\/kept)?)$/.test(pathname);
}
