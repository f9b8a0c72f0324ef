import { useEffect, useState } from "react";

/** Asks the browser to keep this phone's log even when space runs out; null while it thinks. */
export function usePersistentStorage(): boolean | null {
  const [persistent, setPersistent] = useState<boolean | null>(null);
  useEffect(() => {
    const storage = navigator.storage as StorageManager | undefined;
    void (storage?.persist?.() ?? Promise.resolve(false)).then(setPersistent, () => setPersistent(false));
  }, []);
  return persistent;
}
