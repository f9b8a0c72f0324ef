/** For a public page's `clientLoader`: the server's data, or offline the cached data with the time it was cached. */
export async function orLastSeen<T extends object>(
  request: Request,
  serverLoader: () => Promise<T>,
): Promise<T & { readonly seenAt?: number }> {
  try {
    return await serverLoader();
  } catch (problem) {
    if (!isNoNetwork(problem)) throw problem;
    const { pathname, search } = new URL(request.url);
    const { findWithoutNetwork } = await import("./without-network");
    const seen = await findWithoutNetwork<T>(pathname + search);
    if (!seen) throw problem;
    return { ...seen.data, seenAt: seen.seenAt };
  }
}

/** Only a network failure falls back to cached data; a 404 or a redirect is a valid response. */
export function isNoNetwork(problem: unknown): boolean {
  return problem instanceof TypeError || !navigator.onLine;
}
