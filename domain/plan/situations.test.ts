import { conditionReader } from './conditions';
import { ordinary } from './ordinary';
import { planSchema, type ClockRule } from './schema';
import { describe as inWords, situationsOf, startsIn } from './situations';

/** A clock that starts on these events, under these conditions. */
function clock(startsOn: unknown[], ...whens: string[]): ClockRule {
  const written = {
    name: { zh: '试', en: 'Trial' },
    startsOn,
    stopsOn: ['replied'],
    calendar: 'office',
    goals: [...whens.map((when) => ({ when, within: '1 h', basis: 'default' })), { within: '1 h', basis: 'default' }],
    late: [{ after: '0 min' }],
  };
  return Object.values(planSchema.shape.clocks.parse({ trial: written }))[0] as ClockRule;
}
const situations = (...whens: string[]) => situationsOf([clock(['registered'], ...whens)], 'L2');
const facts = (beside: string, when: string) => situations(when).find((s) => s.beside.join(' && ') === beside && s.level === 'L2')?.facts;

describe('situations that a plan’s clocks are tried in', () => {
  it('are the four levels, where no condition speaks of more', () => {
    expect(situations('level == "L3"').map(({ facts }) => facts)).toEqual(
      ['L1', 'L2', 'L3', 'L4'].map((level) => ({ ...ordinary, level })),
    );
  });

  it('are each further fact and each two of them, the ordinary first', () => {
    const beside = situations('regulatory', 'urges >= 2 && "media" in tags').map((s) => s.beside.join(' && '));
    expect([...new Set(beside)]).toEqual([
      '',
      'regulatory',
      '"media" in tags',
      'very high urges',
      'regulatory && "media" in tags',
      'regulatory && very high urges',
      '"media" in tags && very high urges',
    ]);
  });

  it.each([
    ['channel == "written"', 'channel == "written"', { channel: 'written' }],
    ['channel != "phone"', 'channel != "phone"', { channel: 'another' }],
    ['channel == "referral"', 'channel == "referral"', { channel: 'referral', regulatory: true }],
    ['highestRung != ""', 'highestRung != ""', { highestRung: 'another' }],
    ['category == "network.voice"', 'category == "network.voice"', { category: 'network.voice', topCategory: 'network' }],
    ['topCategory == "network"', 'topCategory == "network"', { topCategory: 'network' }],
    ['referralKind == "appeal"', 'referralKind == "appeal"', { referralKind: 'appeal', referralKinds: ['appeal'], regulatory: true }],
    ['"appeal" in referralKinds', '"appeal" in referralKinds', { referralKind: 'appeal', referralKinds: ['appeal'], regulatory: true }],
    ['printedDueKnown', 'printedDueKnown', { printedDueKnown: true, regulatory: true }],
    ['urgency == "critical"', 'urgency == "critical"', { urgency: 'critical', regulatory: true }],
    ['claim >= 5000.0', 'very high claim', { claim: 1e9 }],
  ])('%s brings with it what follows', (when, beside, expected) => {
    expect(facts(beside, when)).toEqual({ ...ordinary, ...expected });
  });

  it('never have two values of one fact', () => {
    const together = situations('category == "network.voice" || topCategory == "charges"').filter((s) => s.beside.length === 2);
    expect(together).toEqual([]);
  });

  it('before triage have the presumed level alone', () => {
    expect(situations('triaged').flatMap((s) => (s.beside.includes('!triaged') ? [s.level] : []))).toEqual(['L2']);
  });

  it('are said in words of conditions', () => {
    const all = situations('regulatory');
    expect([all, all.slice(1, 4), all.slice(3, 4), all.slice(5, 7)].map(inWords)).toEqual([
      'every level',
      'levels L2, L3 and L4',
      'level L4',
      'levels L2 and L3 where regulatory',
    ]);
  });
});

describe('a clock starts in a situation', () => {
  const startsAt = (startsOn: unknown[]): string[] => {
    const rule = clock(startsOn);
    return situationsOf([rule], 'L2')
      .filter((situation) => startsIn(rule, situation, conditionReader()))
      .map(({ level, beside }) => [level, ...beside].join(' '));
  };

  it('that its event leads to', () => {
    expect(startsAt([{ event: 'triaged', with: { level: 'L4', again: false } }])).toEqual(['L4']);
    expect(startsAt([{ event: 'triaged', with: { level: 'L4' } }, 'reopened'])).toEqual(['L1', 'L2', 'L3', 'L4']);
  });

  it('with the facts that its event says', () => {
    const where = 'category == "network.leasedLine"';
    expect(startsAt([{ event: 'triaged', with: { category: 'network.leasedLine' } }])).toEqual(
      ['L1', 'L2', 'L3', 'L4'].map((level) => `${level} ${where}`),
    );
  });

  it('whatever fields its event has that are no facts, be they called the same', () => {
    expect(startsAt([{ event: 'reopened', with: { cause: 'redo' } }])).toEqual(['L1', 'L2', 'L3', 'L4']);
  });

  it('where its own condition holds', () => {
    const rule: ClockRule = { ...clock(['registered']), startsWhen: 'level == "L1"' };
    const starting = situationsOf([rule], 'L2').filter((situation) => startsIn(rule, situation, conditionReader()));
    expect(starting.map(({ level }) => level)).toEqual(['L1']);
  });
});
