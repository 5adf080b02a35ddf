/** A table as it is shown: cells are texts, columns from `numbersFrom` on are numbers and stand to the right. */
export interface TextTable {
  readonly title: string;
  readonly header: readonly string[];
  readonly numbersFrom: number;
  readonly rows: readonly (readonly string[])[];
}

/** Plain text, its columns aligned. */
export function asText({ title, header, numbersFrom, rows }: TextTable): string {
  const widths = header.map((name, column) => Math.max(name.length, ...rows.map((row) => (row[column] ?? '').length)));
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, column) => (column < numbersFrom ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join('  ')
      .trimEnd();
  return [title, line(header), line(widths.map((width) => '─'.repeat(width))), ...rows.map(line)].join('\n');
}

/** A Markdown table. */
export function asMarkdown({ title, header, numbersFrom, rows }: TextTable): string {
  const line = (cells: readonly string[]): string => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  const rule = `|${header.map((_, column) => (column < numbersFrom ? '---' : '---:')).join('|')}|`;
  return [`### ${title}`, '', line(header), rule, ...rows.map(line)].join('\n');
}
