import { z } from 'zod';
import type { Problem } from '../plan/problem';
import { parseYamlFile, schemaProblems } from '../plan/yamlFile';
import { formatDate, parseDate } from './civil';

/** Days in a row that a published list names as off, or as worked though the week says rest. */
export interface NamedDays {
  /** Day numbers; the last one is one of them. */
  readonly first: number;
  readonly last: number;
  readonly kind: 'off' | 'worked';
  /** What the list calls them, such as 春节. */
  readonly label: string;
  /** Something wrong with them, with the place where the list names them. */
  readonly problem: (message: string) => Problem;
}

export interface PublishedList {
  readonly file: string;
  readonly days: readonly NamedDays[];
  /** What the list names besides, and was left out as asked. */
  readonly leftOut: readonly string[];
}

/** «春节» of 2026-02-15 to 2026-02-23. */
export const nameOf = ({ label, first, last }: Pick<NamedDays, 'label' | 'first' | 'last'>): string =>
  `«${label}» of ${formatDate(first)}${last === first ? '' : ` to ${formatDate(last)}`}`;

const meant = 'the data of chinese-days has holidays and workdays, each by date, as in its dist/years/2026.json';
const names = z.record(z.string(), z.string(meant), meant);
const chineseDays = z.object({ holidays: names, workdays: names }, meant);

/** Reads the data of the package chinese-days: of one year, or of all of them. JSON is YAML, so that problems have their place. */
export function readChineseDays(file: string, text: string): PublishedList | { problems: readonly Problem[] } {
  const read = parseYamlFile(file, text);
  if ('problems' in read) return read;
  const { content, problemAt } = read.yaml;
  const shape = chineseDays.safeParse(content);
  if (!shape.success) return { problems: schemaProblems(read.yaml, shape.error.issues) };
  const problems: Problem[] = [];
  const days: NamedDays[] = [];
  for (const [key, kind] of [['holidays', 'off'] as const, ['workdays', 'worked'] as const]) {
    for (const [date, name] of Object.entries(shape.data[key])) {
      const problem = (message: string): Problem => problemAt({ path: [key, date], message, atKey: true });
      const day = parseDate(date);
      if (day === null) problems.push(problem(`"${date}" is no date; one is written 2026-03-01`));
      else days.push({ first: day, last: day, kind, label: labelOf(name), problem });
    }
  }
  return problems.length > 0 ? { problems } : { file, days, leftOut: [] };
}

/** Of `Spring Festival,春节,4` the Chinese name. */
const labelOf = (name: string): string => name.split(',')[1] ?? name;
