/**
 * Acquires the write lock of a device's log: one window at a time. The browser releases it when the window ends or crashes.
 * @param onLost called when another window takes the lock
 */
export async function holdWindow(
  deviceId: string,
  steal: boolean,
  onLost: () => void,
): Promise<{ readonly writes: boolean; readonly release: () => void }> {
  const locks = globalThis.navigator?.locks;
  // Without Web Locks the log's transactions still prevent duplicate seqs.
  if (!locks) return { writes: true, release: () => undefined };
  return new Promise((answer) => {
    let release: () => void = () => undefined;
    const held = locks.request(
      `scanner-window-${deviceId}`,
      steal ? { steal: true } : { ifAvailable: true },
      (lock) => {
        if (!lock) return answer({ writes: false, release });
        return new Promise<void>((end) => {
          release = end;
          answer({ writes: true, release });
        });
      },
    );
    held.catch(() => {
      answer({ writes: false, release });
      onLost();
    });
  });
}
