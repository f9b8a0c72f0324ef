/**
 * Keeps the screen on while scanning. The browser takes the lock back when the page is hidden, so it is asked for again
 * at each return. Answers with a function that lets go.
 */
export function keepAwake(onState: (awake: boolean) => void): () => void {
  let lock: WakeLockSentinel | null = null;
  let wanted = true;

  async function ask() {
    if (!wanted || document.visibilityState !== "visible" || lock) return;
    try {
      const given = await navigator.wakeLock.request("screen");
      if (!wanted) return void given.release();
      lock = given;
      onState(true);
      given.addEventListener("release", () => {
        lock = null;
        onState(false);
      });
    } catch {
      onState(false);
    }
  }

  const again = () => void ask();
  document.addEventListener("visibilitychange", again);
  if ("wakeLock" in navigator) void ask();
  else onState(false);
  return () => {
    wanted = false;
    document.removeEventListener("visibilitychange", again);
    void lock?.release();
  };
}
