import type { Instant } from '../../domain/complaint/terms';
import { reportOn, type Played, type Report } from '../../domain/simulation/report';
import { breachTable, letter, type ListedBreach } from './breaches';
import type { LoadedLog } from './inputs';
import type { Format } from './options';
import { asMarkdown, asText } from './table';
import { tablesOf } from './tables';
import { counted, inZone, whole } from './words';

export interface Result {
  readonly log: LoadedLog;
  readonly span: { readonly from: Instant; readonly to: Instant };
  readonly until: Instant;
  readonly played: readonly Played[];
  readonly only: readonly string[] | null;
  /** Of each plan; null where they are not to be listed. */
  readonly breaches: readonly (readonly ListedBreach[])[] | null;
}

/** The report in the form that was asked for. */
export function written(result: Result, format: Format): string {
  const report = reportOn(result.played, result.only);
  if (format === 'json') return JSON.stringify(asJson(result, report), null, 2);
  const layOut = format === 'text' ? asText : asMarkdown;
  const lists = (result.breaches ?? []).map((ofPlan, index) =>
    breachTable(`Breaches under ${letter(index)}: ${whole(ofPlan.length)}`, ofPlan),
  );
  const tables = [...tablesOf(report, result.played), ...lists].map(layOut);
  const notes = notesOf(result, report).map((note) => (format === 'text' ? note : `- ${note}`));
  return [headline(result).join(format === 'text' ? '\n' : '  \n'), ...tables, notes.join('\n')].filter((part) => part !== '').join('\n\n');
}

function headline({ log, span, until, played }: Result): string[] {
  const [first] = played;
  if (first === undefined) return [];
  const [from, to, end] = [span.from, span.to, until].map((at) => inZone(at, first.plan));
  return [
    `${counted(log.cases.length, 'case')} of ${counted(log.rows, 'row')}, ${from} to ${to}, played until ${end}`,
    ...played.map(
      ({ file, plan }, index) => `${letter(index)}: ${file}, ${plan.file.plan} ${plan.file.version}, ${plan.hash.slice(0, 12)}`,
    ),
  ];
}

/** What a reader must know before he goes by the figures. */
function notesOf({ log, played }: Result, report: Report): string[] {
  return [
    ...note(log.outOfOrder, `${counted(log.outOfOrder, 'row')} out of order: put after the earlier ones of the case`),
    ...note(log.leftOut, `${counted(log.leftOut, 'row')} left out: ignored by the mapping, or what the rules do by themselves`),
    ...played.flatMap((each, index) => notesOn(each, letter(index), report.unheard[index] ?? [])),
  ];
}

function notesOn({ tally }: Played, plan: string, unheard: readonly string[]): string[] {
  const { beyond, provisional } = tally;
  const passedOver = [...tally.passedOver].toSorted(([, a], [, b]) => b.count - a.count);
  return [
    ...note(unheard.length, `${plan}: nothing in the log could meet ${unheard.join(', ')}: these figures are the log's silence`),
    ...note(beyond, `${plan}: ${counted(beyond, 'event')} after the end of the simulated time`),
    ...note(
      provisional,
      `${plan}: ${counted(provisional, 'run')} provisional: counted by days for which the calendar has nothing published`,
    ),
    ...passedOver.map(
      ([type, { count, line }]) =>
        `${plan}: ${whole(count)} × ${type} passed over, as it could not come about then (the first in line ${line})`,
    ),
  ];
}

const note = (n: number, said: string): string[] => (n === 0 ? [] : [said]);

function asJson({ log, span, until, played, breaches }: Result, report: Report) {
  const [first] = played;
  const at = (instant: Instant): string | number => (first === undefined ? instant : inZone(instant, first.plan));
  return {
    log: {
      cases: log.cases.length,
      rows: log.rows,
      outOfOrder: log.outOfOrder,
      leftOut: log.leftOut,
      from: at(span.from),
      to: at(span.to),
    },
    until: at(until),
    plans: played.map(({ file, plan, tally }) => ({
      file,
      plan: plan.file.plan,
      version: plan.file.version,
      hash: plan.hash,
      provisional: tally.provisional,
      beyond: tally.beyond,
      passedOver: Object.fromEntries(tally.passedOver),
    })),
    ...report,
    ...(breaches === null ? {} : { breaches }),
  };
}
