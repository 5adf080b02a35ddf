import { live, type Life } from '../support/anyInput';
import { days, hours, type ComplaintCase } from '../support/complaintCase';
import { lawsOfEveryMoment, lawsOfTheJournal, toldOf, type Law } from './laws';
import type { Plant } from './plants';

/** A law that did not hold, and how. */
export interface Violation {
  readonly law: string;
  readonly how: string;
}

/** Leads a complaint through a life, and looks at every law. */
export function trial(life: Life, plant: Plant = () => undefined): Violation[] {
  const found: Violation[] = [];
  const complaint = live(life, (now) => {
    found.push(...broken(lawsOfEveryMoment, now));
    plant(now);
  });
  found.push(...broken(lawsOfTheJournal, complaint), ...inOneStepOrMany(complaint));
  return found;
}

const broken = (laws: Readonly<Record<string, Law>>, complaint: ComplaintCase): Violation[] =>
  Object.entries(laws).flatMap(([law, violations]) => violations(complaint).map((how) => ({ law, how })));

/** Forty days that pass at once, as after an outage, and forty days in which the worker looks at every moment, tell the same. */
function inOneStepOrMany(complaint: ComplaintCase): Violation[] {
  const clocks = complaint.complaint.clocks.filter((c) => c.state !== 'stopped');
  const after = (pass: (later: ComplaintCase) => void): string[] => {
    const later = complaint.copy();
    pass(later);
    return toldOf(later.journal, clocks);
  };
  const once = after((later) => {
    later.now += days(40);
    later.face({ kind: 'time' });
  });
  const often = after((later) => later.pass(days(40)));
  const seldom = after((later) => {
    for (let span = 0; span < days(40); span += hours(50)) {
      later.now += Math.min(hours(50), days(40) - span);
      later.face({ kind: 'time' });
    }
  });
  const law = 'time tells the same in one step and in many';
  return [...differences(often, once), ...differences(often, seldom)].map((how) => ({ law, how }));
}

function differences(expected: readonly string[], got: readonly string[]): string[] {
  const missing = expected.filter((told) => !got.includes(told)).map((told) => `not told: ${told}`);
  return [...missing, ...got.filter((told) => !expected.includes(told)).map((told) => `told besides: ${told}`)];
}
