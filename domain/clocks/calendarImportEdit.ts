import { isMap, isScalar, isSeq, parseDocument, type Document, type Pair } from 'yaml';
import { civilFromDays, formatDate } from './civil';

type Key = 'holidays' | 'workdays' | 'presumed';
type DaysByYear = Readonly<Record<string, readonly number[]>>;

/** What of a calendar's file is to read otherwise: days by year, null for a year that is taken out. */
export interface CalendarEdit {
  readonly published: readonly [number, number];
  readonly days: Readonly<Record<Key, Readonly<Record<string, readonly number[] | null>>>>;
}

/**
 * The text with the edit made, and every other character as it was: the library finds the places, and its own writing, which would lay
 * lists and comments out anew, is not used. A map in braces is written out by lines. `before` is what the text says.
 */
export function editCalendar(text: string, before: Readonly<Record<Key, DaysByYear>>, edit: CalendarEdit): string {
  const newline = text.includes('\r\n') ? '\r\n' : '\n';
  let edited = text.replaceAll('\r\n', '\n');
  edited = setPublished(edited, edit.published);
  for (const key of ['holidays', 'workdays', 'presumed'] as const)
    for (const [year, days] of Object.entries(edit.days[key]))
      edited = days === null ? takeOut(edited, key, year, before[key]) : setYear(edited, key, year, days, before[key]);
  return edited.replaceAll('\n', newline);
}

function setPublished(text: string, [first, last]: readonly [number, number]): string {
  const pair = pairAt(parseDocument(text), 'published');
  const span = pair === null ? null : spanOf(pair.value);
  return span === null ? text : splice(text, span, `[${formatDate(first)}, ${formatDate(last)}]`);
}

/** Sets the days of a year: in its place if it is there, else after the years before it. */
function setYear(text: string, key: Key, year: string, days: readonly number[], before: DaysByYear): string {
  const document = parseDocument(text);
  const pair = pairAt(document, key);
  if (pair === null) return `${text.trimEnd()}\n\n${key}:\n${yearLines('  ', year, days)}\n`;
  if (!isMap(pair.value) || pair.value.flow === true) return writtenOut(text, pair, key, { ...before, [year]: days });
  const same = pair.value.items.find((item) => yearOf(item) === year);
  const indent = ' '.repeat(columnOf(text, spanOf(pair.value.items[0]?.key)?.[0] ?? 0));
  const lines = yearLines(indent, year, days);
  if (same !== undefined) return splice(text, [startOf(same), endOf(same)], lines.trimStart());
  const earlier = pair.value.items.findLast((item) => Number(yearOf(item)) < Number(year));
  if (earlier === undefined) return insert(text, startOf(pair.value.items[0]), `${lines.trimStart()}\n${indent}`);
  return insert(text, lineEnd(text, endOf(earlier)), `\n${lines}`);
}

function takeOut(text: string, key: Key, year: string, before: DaysByYear): string {
  const pair = pairAt(parseDocument(text), key);
  if (pair === null || !isMap(pair.value)) return text;
  const item = pair.value.items.find((other) => yearOf(other) === year);
  if (item === undefined) return text;
  const others = Object.entries(before).filter(([other]) => other !== year);
  if (pair.value.flow === true) return writtenOut(text, pair, key, Object.fromEntries(others));
  if (pair.value.items.length === 1) return writtenOut(text, pair, key, {});
  const from = startOf(item) - columnOf(text, startOf(item));
  return splice(text, [from, Math.min(text.length, lineEnd(text, endOf(item)) + 1)], '');
}

/** The key with all its years, by lines. */
function writtenOut(text: string, pair: Pair, key: Key, years: DaysByYear): string {
  const lines = Object.entries(years).map(([year, days]) => yearLines('  ', year, days));
  return splice(text, [startOf(pair), endOf(pair)], lines.length === 0 ? `${key}: {}` : `${key}:\n${lines.join('\n')}`);
}

/** As the shipped calendars are laid out: one line a month. */
function yearLines(indent: string, year: string, days: readonly number[]): string {
  if (days.length === 0) return `${indent}${year}: []`;
  const months = new Map<number, number[]>();
  for (const day of days.toSorted((a, b) => a - b)) {
    const { month } = civilFromDays(day);
    months.set(month, [...(months.get(month) ?? []), day]);
  }
  const lines = [...months.values()].map((month) => `${indent}    ${month.map(formatDate).join(', ')},`);
  return [`${indent}${year}:`, `${indent}  [`, ...lines, `${indent}  ]`].join('\n');
}

type Span = readonly [number, number];

function pairAt(document: Document, key: string): Pair | null {
  const { contents } = document;
  if (!isMap(contents)) return null;
  return contents.items.find((pair) => isScalar(pair.key) && pair.key.value === key) ?? null;
}

const yearOf = ({ key }: Pair): string => (isScalar(key) ? String(key.value) : '');
const startOf = (pair: Pair | undefined): number => spanOf(pair?.key)?.[0] ?? 0;
const endOf = (pair: Pair): number => spanOf(pair.value)?.[1] ?? spanOf(pair.key)?.[1] ?? 0;

/** Where a node begins and ends; a block ends with its last entry, not with the comments after it. */
function spanOf(node: unknown): Span | null {
  if (isMap(node) && node.flow !== true && node.items.length > 0) return [node.range?.[0] ?? 0, Math.max(...node.items.map(endOf))];
  if (isSeq(node) && node.flow !== true && node.items.length > 0)
    return [node.range?.[0] ?? 0, Math.max(...node.items.map((item) => spanOf(item)?.[1] ?? 0))];
  const range = (node as { range?: readonly number[] | null } | null | undefined)?.range;
  return range?.[0] === undefined || range[1] === undefined ? null : [range[0], range[1]];
}

const splice = (text: string, [from, to]: Span, replacement: string): string => text.slice(0, from) + replacement + text.slice(to);
const insert = (text: string, at: number, inserted: string): string => splice(text, [at, at], inserted);
const columnOf = (text: string, offset: number): number => offset - (text.lastIndexOf('\n', offset - 1) + 1);
const lineEnd = (text: string, offset: number): number => (text.indexOf('\n', offset) === -1 ? text.length : text.indexOf('\n', offset));
