import { scanLog } from "#app/scanner/phone.client";

/** Hands the unsent scans out as a file: the last way to save them when this phone may not send any more. */
export async function exportUnsent(deviceId: string): Promise<void> {
  const scans = await scanLog.listUnsent(deviceId, Number.MAX_SAFE_INTEGER);
  const file = new File(
    [JSON.stringify({ format: "stagedoor-scans-1", deviceId, scans }, null, 1)],
    `scans-${deviceId}.json`,
    { type: "application/json" },
  );
  const url = URL.createObjectURL(file);
  const link = document.createElement("a");
  link.href = url;
  link.download = file.name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
