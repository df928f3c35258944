/** How Kalshi writes things, by the name they have. The most particular name comes first. */
const formats: readonly (readonly [name: RegExp, format: RegExp])[] = [
  [/^delta_fp$/, /^-?\d+\.\d{2}$/],
  [/_fp$/, /^\d+\.\d{2}$/],
  [/^settlement_value$|_dollars$/, /^\d+\.\d{4,6}$/],
  [/^(start|end|step)$/, /^\d\.\d{4,6}$/],
  [/_ms$/, /^\d{13}$/],
  [/^ts$/, /^(\d{10}|\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z)$/],
  [/_ts$/, /^(\d{10}|\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z)$/],
  [/_time$|^time$|_datetime$|_date$/, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/],
  [/^market_id$|^trade_id$/, /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/],
  [/ticker$/, /^[A-Z0-9.-]+$/],
];

/** Names whose values are clock times or lists of levels, not what the table says of the name. */
const exceptions = new Set(['open_time', 'close_time']);

/** Every value in an answer that is not written as Kalshi writes it: `path: value`. */
export function misspelt(value: unknown, path = ''): string[] {
  if (Array.isArray(value))
    return value.flatMap((item, index) => misspelt(item, `${path}[${index}]`));
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value).flatMap(([name, item]) => misspelt(item, `${path}.${name}`));
  }
  const name = /([a-z_0-9]+)$/.exec(path)?.[1] ?? '';
  const format = formats.find(([pattern]) => pattern.test(name))?.[1];
  const text = String(value);
  if (!format || format.test(text)) return [];
  return exceptions.has(name) && /^\d\d:\d\d$/.test(text) ? [] : [`${path}: ${text}`];
}

/** The names in a documented example that an answer lacks, and the values that are of another type: `path`. */
export function missing(example: unknown, actual: unknown, path = ''): string[] {
  if (Array.isArray(example)) {
    if (!Array.isArray(actual)) return [path];
    return actual.flatMap((item: unknown, index) => missing(example[0], item, `${path}[${index}]`));
  }
  if (typeof example === 'object' && example !== null) {
    if (typeof actual !== 'object' || actual === null) return [path];
    const fields = new Map<string, unknown>(Object.entries(actual));
    return Object.entries(example).flatMap(([name, item]) =>
      fields.has(name) ? missing(item, fields.get(name), `${path}.${name}`) : [`${path}.${name}`],
    );
  }
  return typeof example === typeof actual ? [] : [path];
}
