/**
 * One window writes a device's log. The lock ends with its window, however that ends, so a crashed tab never keeps it.
 * @param onLost another window took over
 */
export async function holdWindow(
  deviceId: string,
  steal: boolean,
  onLost: () => void,
): Promise<{ readonly writes: boolean; readonly release: () => void }> {
  const locks = globalThis.navigator?.locks;
  // Browsers without locks are older than any phone this runs on in practice; the log's transactions still hold.
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
