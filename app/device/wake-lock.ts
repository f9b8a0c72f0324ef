/**
 * Keeps the screen on. Browsers release the lock when the page is hidden, so it is requested again at each return.
 * Without support, or when refused (low battery), the screen may turn off.
 * @param onState called with whether the lock is held
 * @returns a function that releases the lock
 */
export function keepAwake(onState: (awake: boolean) => void = () => undefined): () => void {
  let lock: WakeLockSentinel | null = null;
  let wanted = true;

  async function acquire() {
    if (!wanted || document.visibilityState !== "visible" || lock) return;
    try {
      const acquired = await navigator.wakeLock.request("screen");
      if (!wanted) return void acquired.release();
      lock = acquired;
      onState(true);
      acquired.addEventListener("release", () => {
        lock = null;
        onState(false);
      });
    } catch {
      onState(false);
    }
  }

  const acquireAgain = () => void acquire();
  if ("wakeLock" in navigator) {
    document.addEventListener("visibilitychange", acquireAgain);
    void acquire();
  } else onState(false);
  return () => {
    wanted = false;
    document.removeEventListener("visibilitychange", acquireAgain);
    void lock?.release();
  };
}
