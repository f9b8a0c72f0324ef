/**
 * One window writes a device's log. The lock ends with its window, however that ends, so a crashed tab never keeps it.
 * @param onLost another window took over
 */
export async function holdWindow(
  deviceId: string,
  steal: boolean,
  onLost: () => void,
): Promise<{ readonly writes: boolean; readonly letGo: () => void }> {
  const locks = globalThis.navigator?.locks;
  // Browsers without locks are older than any phone this runs on in practice; the log's transactions still hold.
  if (!locks) return { writes: true, letGo: () => undefined };
  return new Promise((answer) => {
    let letGo: () => void = () => undefined;
    const held = locks.request(
      `scanner-window-${deviceId}`,
      steal ? { steal: true } : { ifAvailable: true },
      (lock) => {
        if (!lock) return answer({ writes: false, letGo });
        return new Promise<void>((end) => {
          letGo = end;
          answer({ writes: true, letGo });
        });
      },
    );
    held.catch(() => {
      answer({ writes: false, letGo });
      onLost();
    });
  });
}
