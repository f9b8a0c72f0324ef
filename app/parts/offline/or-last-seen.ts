/**
 * For a public page's `clientLoader`: the server's data, or without network what this device has of that address, with
 * the moment it was seen.
 */
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

/** Only a network that fails is worth an older answer; a 404 or a redirect is one itself. */
export function isNoNetwork(problem: unknown): boolean {
  return problem instanceof TypeError || !navigator.onLine;
}
