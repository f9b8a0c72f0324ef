/** Keeps the screen on while a ticket is shown; the lock is lost with each hiding of the page and taken again. */
export function keepAwake(): () => void {
  let lock: WakeLockSentinel | null = null;
  let over = false;

  async function take() {
    if (over || document.visibilityState !== "visible" || !("wakeLock" in navigator)) return;
    try {
      const taken = await navigator.wakeLock.request("screen");
      if (over) await taken.release();
      else lock = taken;
    } catch {
      // Refused at low battery: the ticket is shown all the same.
    }
  }
  const retake = () => void take();
  document.addEventListener("visibilitychange", retake);
  retake();
  return () => {
    over = true;
    document.removeEventListener("visibilitychange", retake);
    void lock?.release();
  };
}
