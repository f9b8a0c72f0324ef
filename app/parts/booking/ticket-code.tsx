import { useMemo } from "react";
import { m } from "#i18n/paraglide/messages";
import { drawQr } from "./qr-drawing";

/**
 * A ticket code as QR: version 6, level M, one alphanumeric segment, quiet zone 4, always dark on white. The width is
 * a multiple of 49, the modules with quiet zone: 7 px each, 6 or 5 on narrow phones.
 */
export function TicketCode({
  code,
  shortCode,
  className = "w-[245px] min-[360px]:w-[294px] min-[390px]:w-[343px]",
}: {
  code: string;
  shortCode: string;
  className?: string;
}) {
  const drawing = useMemo(
    () => drawQr({ data: code, mode: "alphanumeric" }, { version: 6, errorCorrectionLevel: "M" }),
    [code],
  );
  return (
    <svg
      viewBox={`0 0 ${drawing.size} ${drawing.size}`}
      role="img"
      aria-label={m.ticket_code_label({ code: shortCode.replaceAll("-", " ") })}
      shapeRendering="crispEdges"
      className={`block h-auto ${className}`}
    >
      <rect width="100%" height="100%" fill="#fff" />
      <path d={drawing.path} fill="#14100d" />
    </svg>
  );
}
