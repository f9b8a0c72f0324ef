/** The encoder alone: the package's entry brings canvas, PNG and terminal writers with it. */
declare module "qrcode/lib/core/qrcode.js" {
  import type { QRCode, QRCodeOptions, QRCodeSegment } from "qrcode";
  export function create(segments: QRCodeSegment[], options: QRCodeOptions): QRCode;
}
