/**
 * Writes a table as CSV (RFC 4180). A cell that begins like a formula (= + - @ tab, return) gets a leading
 * apostrophe, so that spreadsheets read it as text.
 */
export function writeCsv(rows: readonly (readonly (string | number)[])[]): string {
  return rows.map((row) => row.map(writeCell).join(",")).join("\r\n") + "\r\n";
}

function writeCell(cell: string | number): string {
  if (typeof cell === "number") return String(cell);
  const safe = /^[\s]*[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
