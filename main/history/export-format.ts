import type { Cell, ExportRow } from './export-rows.ts';

/** How rows become a file: what stands before, between and after them. */
export interface ExportFormat {
  head(columns: readonly string[]): string;
  row(row: ExportRow, isFirst: boolean): string;
  tail(): string;
}

/**
 * RFC 4180, with the market first in every line. Text that a spreadsheet would run as a formula is preceded by an
 * apostrophe (OWASP, "CSV Injection"); numbers, also negative ones, stay numbers.
 */
export function csvFormat(ticker: string): ExportFormat {
  const line = (cells: readonly Cell[]): string => `${cells.map(csvCell).join(',')}\r\n`;
  return {
    head: (columns) => line(['market', ...columns]),
    row: (row) => line([ticker, ...Object.values(row)]),
    tail: () => '',
  };
}

/** One object with the market and an array of rows, one a line. */
export function jsonFormat(ticker: string): ExportFormat {
  return {
    head: () => `{"market":${JSON.stringify(ticker)},"rows":[`,
    row: (row, isFirst) => `${isFirst ? '\n' : ',\n'}${JSON.stringify(row)}`,
    tail: () => '\n]}\n',
  };
}

function csvCell(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  const isNumber = /^-?\d+(\.\d+)?$/.test(cell);
  const harmless = !isNumber && /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
  return /[",\r\n']/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
