import { GateCache } from "./gate-cache";
import { ScanLog } from "./scan-store";

/** The device's two databases, one connection each. */
export const scanLog = new ScanLog();
export const gateCache = new GateCache();
export const appVersion = STAGEDOOR_VERSION;
