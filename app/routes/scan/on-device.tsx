import { type ReactNode, useSyncExternalStore } from "react";
import { ScannerWait } from "./scanner-wait";

const never = () => () => undefined;

/**
 * Shows its children on the device alone: the server, and the page while it wakes up, show the waiting page. A
 * HydrateFallback would stay in the page beside what replaces it.
 */
export function OnDevice({ children }: { children: () => ReactNode }) {
  const awake = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
  return awake ? children() : <ScannerWait />;
}
