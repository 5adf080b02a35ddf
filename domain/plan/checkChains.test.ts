import { shippedPlan } from '../../test/support/plan';
import { checkPlan } from './check';
import { parseDuration, type Duration } from './duration';
import { formatPath } from './problem';
import type { ClockRule, PlanFile } from './schema';

const { plan } = shippedPlan();

type Change = (clock: ClockRule) => Partial<ClockRule>;

/** What the check finds in the shipped plan with some clocks changed, as `path: message`. */
function found(changes: Readonly<Record<string, Change>>): string[] {
  const clocks = Object.entries(plan.file.clocks).map(([id, clock]) => [id, { ...clock, ...changes[id]?.(clock) }]);
  const file: PlanFile = { ...plan.file, clocks: Object.fromEntries(clocks) as PlanFile['clocks'] };
  return checkPlan(file, plan.calendars).map(({ path, message }) => `${formatPath(path)}: ${message}`);
}

const duration = (written: string): Duration => {
  const parsed = parseDuration(written);
  if (parsed === null) throw new Error(`${written} is no duration`);
  return parsed;
};

/** The goal with this condition, or the one without, gets another span; it must be there. */
const span =
  (when: string | undefined, within: string): Change =>
  ({ goals }) => {
    if (!goals.some((goal) => goal.when === when)) throw new Error(`no goal when ${when}`);
    return { goals: goals.map((goal) => (goal.when === when ? { ...goal, within: duration(within) } : goal)) };
  };

describe('clocks that cannot be kept together (domain rule «Clocks never contradict each other»)', () => {
  it('the shipped plan has none', () => {
    expect(found({})).toEqual([]);
  });

  it('a step that takes longer than the whole of its level, whenever it begins', () => {
    expect(found({ dispatch: span('level == "L4"', '5 h') })).toEqual([
      'clocks.containment.steps: for level L4 dispatch 5 h ends 2024-01-01 05:00, after containment 4 h from 2024-01-01 00:00 is due ' +
        '2024-01-01 04:00, and so at every start: they cannot be kept together',
    ]);
  });

  it('steps that fit each by itself, and not one after the other; only in a department that keeps office hours', () => {
    expect(found({ acceptance: span('level == "L3"', '29 wh') })).toEqual([
      'clocks.resolution.steps: for level L3 the steps classification 30 min, dispatch 30 min, acceptance 29 wh (office), approval 2 wh (office), ' +
        'one after the other, end 2024-01-08 10:00, after resolution 3 WD (office) from 2024-01-01 00:00 is due 2024-01-05 00:00, ' +
        'and so at every start: they cannot be kept together',
    ]);
  });

  it.each([
    ['topCategory == "network"', 'level L2 where topCategory == "network"'],
    ['regulatory && !printedDueKnown', 'level L2 where regulatory'],
  ])('a goal that a further fact leads to: %s', (when, of) => {
    // Before the last goals, which are for L2.
    const soon = { when, within: duration('2 h'), basis: 'default' };
    const resolution: Change = ({ goals }) => ({ goals: [...goals.filter((g) => g.when !== when).slice(0, -1), soon, ...goals.slice(-1)] });
    expect(found({ resolution })).toEqual([
      `clocks.resolution.steps: for ${of} acceptance 4 wh (always) ends 2024-01-01 04:00, after resolution 2 h from 2024-01-01 00:00 ` +
        'is due 2024-01-01 02:00, and so at every start: they cannot be kept together',
    ]);
  });

  it('a step that some starts take past the level, and that no share holds back', () => {
    const held = 'give approval a share by atMostOfBinding, or the step less time';
    expect(found({ approval: () => ({ atMostOfBinding: undefined }) })).toEqual([
      'clocks.resolution.steps[3]: for level L1 approval 2 wh (office) ends 2024-01-08 11:00, after resolution 48 h from 2024-01-05 20:00 ' +
        `is due 2024-01-07 20:00: ${held}`,
      'clocks.resolution.steps[3]: for level L4 approval 2 wh (office) ends 2024-01-02 11:00, after resolution 24 h from 2024-01-01 00:00 ' +
        `is due 2024-01-02 00:00: ${held}`,
    ]);
  });

  it('a step whose share is of other clocks, as the one outside of it does not bind', () => {
    expect(found({ containment: () => ({ binds: false }) })).toEqual([
      'clocks.containment.steps[1]: for level L4 acceptance 0.25 wh (office) ends 2024-01-02 09:15, after containment 4 h from 2024-01-01 00:00 ' +
        'is due 2024-01-01 04:00: give containment binds: true, or the step less time',
    ]);
  });

  it('a reply that no start brings before the statutory day', () => {
    expect(found({ resolution: span(undefined, '20 WD') })).toEqual([
      'clocks.statutory.steps: for level L2 resolution 20 WD (office) ends 2024-01-30 00:00, after statutory 15 d (office) from 2024-01-01 00:00 ' +
        'is due 2024-01-17 00:00, and so at every start: they cannot be kept together',
    ]);
  });

  it('a clock that binds, and is always due after the statutory day', () => {
    expect(found({ repair: span(undefined, '20 d') })).toEqual([
      expect.stringMatching(
        /^clocks\.repair\.binds: for every level where category == "network\.broadbandOutage" repair 20 d .* it never binds$/,
      ),
    ]);
  });
});

describe('clocks that can be kept together', () => {
  it('though holidays take the level’s own day past the statutory one: then that one binds', () => {
    expect(found({ resolution: span(undefined, '9 WD') })).toEqual([]);
  });

  it('though one that binds is longer: it does not begin with the reception, and may begin late', () => {
    const begun = { startsOn: [{ event: 'referred', with: {} }], fromReception: false };
    expect(found({ repair: (clock) => ({ ...begun, ...span(undefined, '60 d')(clock) }) })).toEqual([]);
  });

  it('though a step takes longer at a level at which the outer clock never starts', () => {
    expect(found({ acceptance: span(undefined, '5 wh') })).toEqual([]);
  });

  it('though nights and weekends take a step past the level: its share of what binds holds it back', () => {
    expect(found({ acceptance: span('level == "L4"', '2 wh') })).toEqual([]);
  });
});

describe('the steps of a clock', () => {
  it.each<[string, Record<string, Change>, string]>([
    [
      'are clocks of the plan',
      { statutory: () => ({ steps: ['resolutoin'] }) },
      'clocks.statutory.steps[0]: there is no clock "resolutoin", did you mean "resolution"?',
    ],
    [
      'are no words of JavaScript',
      { statutory: () => ({ steps: ['constructor'] }) },
      'clocks.statutory.steps[0]: there is no clock "constructor"',
    ],
    ['are other clocks', { statutory: () => ({ steps: ['statutory'] }) }, 'clocks.statutory.steps[0]: a clock is no step of itself'],
    [
      'stand there once',
      { containment: () => ({ steps: ['dispatch', 'dispatch'] }) },
      'clocks.containment.steps[1]: "dispatch" stands here twice',
    ],
    [
      'have no step that they are inside of',
      { dispatch: () => ({ steps: ['statutory'] }) },
      'clocks.dispatch.steps[0]: "dispatch" itself is inside of "statutory": one of them is the outer clock',
    ],
  ])('%s', (_what, changes, finding) => {
    expect(found(changes)).toContainEqual(finding);
  });
});
