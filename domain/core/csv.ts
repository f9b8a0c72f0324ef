/**
 * A table as CSV (RFC 4180) that a spreadsheet opens without running it: a cell that begins like a formula
 * (= + - @ tab, return) gets an apostrophe in front, which spreadsheets read as "this is text".
 */
export function writeCsv(rows: readonly (readonly (string | number)[])[]): string {
  return rows.map((row) => row.map(writeCell).join(",")).join("\r\n") + "\r\n";
}

function writeCell(cell: string | number): string {
  if (typeof cell === "number") return String(cell);
  const safe = /^[\s]*[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
