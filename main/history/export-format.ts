import type { StoredMarket } from './market-registry.ts';
import type { Cell } from './export-rows.ts';

/** How rows become a file: what stands before, between and after them. */
export interface ExportFormat {
  head(columns: readonly string[]): string;
  beginMarket(market: StoredMarket, isFirst: boolean): string;
  row(market: StoredMarket, cells: readonly Cell[], isFirst: boolean): string;
  endMarket(): string;
  tail(): string;
}

/** Tells spreadsheets that the text is UTF-8; without it Excel takes it for the system's old encoding. */
const BYTE_ORDER_MARK = '\uFEFF';

/**
 * RFC 4180, with the market first in every line. Text that a spreadsheet would run as a formula is preceded by an
 * apostrophe (OWASP, "CSV Injection"); numbers, also negative ones, stay numbers.
 */
export function csvFormat(): ExportFormat {
  const line = (cells: readonly Cell[]): string => `${cells.map(csvCell).join(',')}\r\n`;
  return {
    head: (columns) => BYTE_ORDER_MARK + line(['market', 'title', 'outcome', ...columns]),
    beginMarket: () => '',
    row: (stored, cells) => line([stored.ticker, stored.title, outcomeOf(stored), ...cells]),
    endMarket: () => '',
    tail: () => '',
  };
}

/** One object with an array of markets, each with an array of rows, one a line. */
export function jsonFormat(): ExportFormat {
  let names: readonly string[] = [];
  return {
    head(columns) {
      names = columns;
      return '{"markets":[';
    },
    beginMarket(stored, isFirst) {
      const { ticker: market, title } = stored;
      const facts = JSON.stringify({ market, title, outcome: outcomeOf(stored) }).slice(0, -1);
      return `${isFirst ? '\n' : ',\n'}${facts},"rows":[`;
    },
    row(_stored, cells, isFirst) {
      const row = Object.fromEntries(names.map((name, place) => [name, cells[place]]));
      return `${isFirst ? '\n' : ',\n'}${JSON.stringify(row)}`;
    },
    endMarket: () => '\n]}',
    tail: () => '\n]}\n',
  };
}

const outcomeOf = ({ market }: StoredMarket): string => market?.yesSubtitle ?? '';

function csvCell(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  const isNumber = /^-?\d+(\.\d+)?$/.test(cell);
  const harmless = !isNumber && /^[=+\-@＝＋－＠\t\r\n]/.test(cell) ? `'${cell}` : cell;
  return /[",\r\n']/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
