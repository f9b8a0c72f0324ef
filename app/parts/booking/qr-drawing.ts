import type { QRCodeOptions, QRCodeSegment } from "qrcode";
import { create } from "qrcode/lib/core/qrcode.js";

const QUIET = 4;

/** The QR code as one SVG path with quiet zone, in modules; a run of dark modules in a row is one rectangle. */
export function drawQr(segment: QRCodeSegment, options: QRCodeOptions): { size: number; path: string } {
  const { size, data } = create([segment], options).modules;
  let path = "";
  for (let y = 0; y < size; y++)
    for (let x = 0; x < size; x++) {
      if (!data[y * size + x]) continue;
      const start = x;
      while (x + 1 < size && data[y * size + x + 1]) x++;
      path += `M${start + QUIET} ${y + QUIET}h${x + 1 - start}v1h${start - x - 1}z`;
    }
  return { size: size + 2 * QUIET, path };
}
