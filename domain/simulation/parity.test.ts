import fc from 'fast-check';
import { live, longLife, type Life } from '../../test/support/anyInput';
import type { ComplaintCase } from '../../test/support/complaintCase';
import { shippedPlan } from '../../test/support/plan';
import { isoInstant } from '../clocks/instant';
import { gather } from './log';
import { readNative } from './native';
import { SaidCheck } from './said';
import { tryCase } from './trial';

const { plan } = shippedPlan();

/** A complaint's own journal as a log. */
function logOf({ journal }: ComplaintCase) {
  const rows = journal.map(({ at, type, data }, index) => ({
    line: index + 2,
    cells: { case: 'C', time: isoInstant(at), event: type, attributes: JSON.stringify(data) },
  }));
  const read = readNative({ columns: ['case', 'time', 'event', 'attributes'], rows }, '+08:00');
  const gathered = gather(read.said, new SaidCheck([plan]));
  if ('problems' in gathered || read.problems.length > 0) throw new Error(JSON.stringify([read.problems, gathered]));
  return gathered.log;
}

type Run = readonly [clock: string, due: number, endedAt: number | null, end: string, late: boolean];
const inOrder = (runs: readonly Run[]): Run[] => runs.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));

/** What became of the clocks, by the journal itself. */
function journalled({ journal, complaint, now }: ComplaintCase): Run[] {
  const stopped = journal.flatMap((e): Run[] =>
    e.type === 'clockStopped' ? [[e.data.clock, e.data.due, e.at, e.data.end, e.data.late]] : [],
  );
  const open = complaint.clocks
    .filter(({ state }) => state !== 'stopped')
    .map((c): Run => [c.clock, c.due, null, 'open', c.lateSteps > 0 || (c.state === 'running' && now > c.due)]);
  return inOrder([...stopped, ...open]);
}

/** Facts of the personal part that clocks go by, and that a log of the public parts does not have. */
const isPersonalFact = (values: unknown): boolean => /"(atNight|ageBand|faultReportedAt)"/.test(JSON.stringify(values) ?? '');

/** Played by another plan, not delivered, or corrected in the personal part: of these a log of what happened says too little. */
const saysTooLittle = ({ journal }: ComplaintCase): boolean =>
  journal.some(
    (e) => ['adopted', 'effectFailed', 'effectDelayed'].includes(e.type) || (e.type === 'corrected' && isPersonalFact(e.personal)),
  );
const withoutOutages = ({ stage, steps }: Life): Life => ({ stage, steps: steps.filter(({ step }) => step !== 'outage') });

describe('a complaint’s own journal, played again as a log', () => {
  it('keeps, misses and drops every clock at the same instants as the running system did', () => {
    const alike = fc.property(longLife, (life) => {
      const complaint = live(withoutOutages(life), (c) => c.deliver());
      fc.pre(!saysTooLittle(complaint));
      const [logCase] = logOf(complaint).cases;
      if (logCase === undefined) throw new Error('no case');
      const { runs, passedOver } = tryCase(plan, logCase, complaint.now);
      expect(inOrder(runs.map(({ clock, due, endedAt, end, late }): Run => [clock, due, endedAt, end, late]))).toEqual(
        journalled(complaint),
      );
      expect(passedOver.map(({ type }) => type).filter((type) => type !== 'closed')).toEqual([]);
    });
    fc.assert(alike, { numRuns: 50 });
  }, 60_000);
});
