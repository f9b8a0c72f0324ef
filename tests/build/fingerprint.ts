import { createHash } from "node:crypto";

/** Twelve hex digits of a drawing's SHA-256; numbers count to three decimals, so that it is the same on every machine. */
export function fingerprint(drawing: unknown): string {
  const text = JSON.stringify(drawing, (_key, value: unknown) =>
    typeof value === "number" ? Math.round(value * 1000) / 1000 : value,
  );
  return createHash("sha256").update(text).digest("hex").slice(0, 12);
}
