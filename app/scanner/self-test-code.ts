import { fromBase64 } from "#domain/core/base64";

/** A code as large as a ticket's (QR version 6, level M), packed row by row: what a decoder must read before it is trusted. */
export const SELF_TEST_TEXT =
  "T1:STAGEDOOR SELF-TEST 0123456789 ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./: 0123456789 ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./: 0123456789 ABCDEFGHIJKLMNOPQRST";

const MODULES = 41;
const PACKED =
  "/lTCAj/BXVysUG68QAvrt1k0LSXbplDPyuwTuwPVB/qqqqr+AWKHSACCh7ox5zae51OxQ5ImlYlMGsJuI2F7durBTaxUfzHfnUJKZA550KqgKW5TVlU6SJAidTl74qCxT+S8L4RozSeZdxukjn9IBlx5j4cqUKk0zxGJt7V2jYE29hP1K7WbtiHl6TGBmF0j7UYmzGbrnzB0C9gkeEOLMvgmQXirtMu7+gBVxpTH/5KMVasQSoIH0duiFuqv1dPsOJpS6d6ZZeEEfl75MP7V0MfpAA==";

/** Draws it as a camera would show it: grey-white ground, quiet zone, four pixels a module. */
export async function drawSelfTest(): Promise<ImageBitmap> {
  const scale = 4;
  const side = (MODULES + 16) * scale;
  const canvas = document.createElement("canvas");
  canvas.width = side;
  canvas.height = side;
  const pen = canvas.getContext("2d");
  if (!pen) throw new Error("This browser gives no canvas");
  pen.fillStyle = "#e8e6e2";
  pen.fillRect(0, 0, side, side);
  pen.fillStyle = "#1c1917";
  const bits = fromBase64(PACKED) ?? new Uint8Array();
  for (let module = 0; module < MODULES * MODULES; module++) {
    if (((bits[module >> 3] ?? 0) & (128 >> (module & 7))) === 0) continue;
    pen.fillRect(((module % MODULES) + 8) * scale, (Math.floor(module / MODULES) + 8) * scale, scale, scale);
  }
  return createImageBitmap(canvas);
}
