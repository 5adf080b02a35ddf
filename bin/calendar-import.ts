import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { importYears } from '../domain/clocks/calendarImport';
import { type PublishedList, readChineseDays } from '../domain/clocks/calendarImportDays';
import { readIcal } from '../domain/clocks/calendarImportIcal';
import type { Problem } from '../domain/plan/problem';
import { uploadCalendar } from './calendarUpload';

const usage = `usage: npm run calendar:import -- --calendar FILE --from KIND --year YEAR… [--write] [--upload URL] LIST

Enters the published days off and shifted workdays of a year into a calendar of the plan.
  --calendar FILE   the calendar, such as plan/calendars/office.yaml
  --from KIND       what LIST is: chinese-days (a file of its dist/years, such as 2027.json) or ical (an iCalendar file)
  --year YEAR       the year to enter; may be given several times
  --skip-unmarked   leave out events of the iCalendar file that say neither 休 or holiday nor 班 or workday
  --write           write the calendar; else it is printed (npm run --silent prints nothing else), and nothing is changed
  --upload URL      send the calendar to the running product at URL, such as http://127.0.0.1:7080
  --token TOKEN     bearer token for it (npm run token -- administrator), else the environment's REDRESS_TOKEN
exit: 0 done, 2 not done, with the reason`;

/** Said to the one who started this; nothing was written. */
class Unusable extends Error {
  override readonly name = 'Unusable';
}

type Output = Pick<Console, 'log' | 'error'>;

/** `npm run calendar:import`: the calendar goes to the output, what is said about it to the errors. */
export async function calendarImport(args: readonly string[], { log, error }: Output): Promise<number> {
  try {
    const { calendar, list, years, write, upload } = wanted(args);
    const imported = sound(importYears(calendar, readText(calendar), list, years));
    for (const sentence of imported.told) error(sentence);
    if (upload !== null) error(await uploadCalendar(upload, path.basename(calendar, path.extname(calendar)), imported.text));
    if (write) writeFileSync(calendar, imported.text);
    if (write) error(`${calendar} is written`);
    else if (upload === null) log(imported.text.trimEnd());
    return 0;
  } catch (fault) {
    error(fault instanceof Error ? fault.message : String(fault));
    return 2;
  }
}

const options = {
  calendar: { type: 'string' },
  from: { type: 'string' },
  year: { type: 'string', multiple: true },
  'skip-unmarked': { type: 'boolean', default: false },
  write: { type: 'boolean', default: false },
  upload: { type: 'string' },
  token: { type: 'string', default: process.env['REDRESS_TOKEN'] ?? '' },
} as const;

function wanted(args: readonly string[]) {
  const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
  const { calendar, from, year: years = [], upload, token, write } = values;
  const [file] = positionals;
  if (calendar === undefined || file === undefined || positionals.length > 1 || years.length === 0) throw new Unusable(usage);
  const wrong = years.find((year) => !/^\d{4}$/.test(year));
  if (wrong !== undefined) throw new Unusable(`--year ${wrong} is no year; one is 2027`);
  if (upload !== undefined && token === '') throw new Unusable('--upload needs a token: --token or REDRESS_TOKEN');
  return {
    calendar,
    list: sound(readList(from, file, values['skip-unmarked'])),
    years: years.map(Number),
    write,
    upload: upload === undefined ? null : { address: upload, token },
  };
}

function readList(from: string | undefined, file: string, skipUnmarked: boolean): PublishedList | { problems: readonly Problem[] } {
  if (from === 'chinese-days') return readChineseDays(file, readText(file));
  if (from === 'ical') return readIcal(file, readText(file), { skipUnmarked });
  throw new Unusable(from === undefined ? usage : `--from ${from}: there is no such kind; one is chinese-days or ical`);
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (fault) {
    throw new Unusable(`${file} can't be read: ${fault instanceof Error ? fault.message : String(fault)}`);
  }
}

/** What was read; its problems, a line each, are thrown. */
function sound<T extends object>(read: T | { problems: readonly Problem[] }): T {
  if (!('problems' in read)) return read;
  throw new Unusable([...read.problems.map(written), 'nothing was written'].join('\n'));
}

const written = ({ file, line, column, path: at, message }: Problem): string =>
  `${file}:${line}:${column ?? 1} ${at === '' ? '' : `${at}: `}${message}`;

if (require.main === module)
  void calendarImport(process.argv.slice(2), console).then((code) => {
    process.exitCode = code;
  });
