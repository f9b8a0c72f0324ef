/** Only the encoder: the package's entry also pulls in canvas, PNG and terminal writers. */
declare module "qrcode/lib/core/qrcode.js" {
  import type { QRCode, QRCodeOptions, QRCodeSegment } from "qrcode";
  export function create(segments: QRCodeSegment[], options: QRCodeOptions): QRCode;
}
