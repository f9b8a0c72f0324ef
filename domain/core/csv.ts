/** Spreadsheets skip spaces, control and invisible characters before a sign, and some read the full-width signs. */
const FORMULA = /^[\s\p{C}\p{Default_Ignorable_Code_Point}]*[=+\-@＝＋－＠\t\r]/u;

/**
 * Writes a table as CSV (RFC 4180). A cell that begins like a formula (= + - @ tab, return, also after invisible
 * characters) gets a leading apostrophe, so that spreadsheets read it as text.
 */
export function writeCsv(rows: readonly (readonly (string | number)[])[]): string {
  return rows.map((row) => row.map(writeCell).join(",")).join("\r\n") + "\r\n";
}

function writeCell(cell: string | number): string {
  if (typeof cell === "number") return String(cell);
  const safe = FORMULA.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
