/**
 * For a public page's `clientLoader`: the server's data, or without network what was last seen at that address, with
 * the moment it was seen.
 */
export async function orLastSeen<T extends object>(
  request: Request,
  serverLoader: () => Promise<T>,
): Promise<T & { readonly seenAt?: number }> {
  try {
    return await serverLoader();
  } catch (problem) {
    // Only a network that fails is worth an older answer; a 404 or a redirect is one itself.
    if (!(problem instanceof TypeError) && navigator.onLine) throw problem;
    const { pathname, search } = new URL(request.url);
    const { findLastSeen } = await import("./last-seen");
    const kept = await findLastSeen<T>(pathname + search);
    if (!kept) throw problem;
    return { ...kept.data, seenAt: kept.seenAt };
  }
}
