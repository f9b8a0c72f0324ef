import { create } from "qrcode/lib/core/qrcode.js";
import { useMemo } from "react";
import { m } from "#app/paraglide/messages";

const QUIET = 4;

/**
 * A ticket code as QR: version 6, level M, one alphanumeric segment, quiet zone 4, always dark on white. Its width is
 * the number of modules in whole pixels (49 with the quiet zone): 7, on narrow phones 6 or 5.
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
  const drawing = useMemo(() => draw(code), [code]);
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

/** Each run of dark modules in a row is one rectangle of the path. */
function draw(code: string): { size: number; path: string } {
  const { modules } = create([{ data: code, mode: "alphanumeric" }], {
    version: 6,
    errorCorrectionLevel: "M",
  });
  const { size, data } = modules;
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
