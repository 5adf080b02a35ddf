import { shippedPlan } from '../../test/support/plan';
import { checkPlan } from './check';
import { formatPath } from './problem';
import { planSchema, type ClockRule, type EventMatch, type MessageRule } from './schema';

const { plan } = shippedPlan();
const { clocks, messages } = plan.file;

/** A clock as a plan's author writes it; what is not said is the usual. */
function clock(written: Record<string, unknown>): ClockRule {
  const usual = {
    name: { zh: '试', en: 'Trial' },
    startsOn: ['registered'],
    stopsOn: ['replied'],
    calendar: 'office',
    goals: [{ within: '4 h', basis: 'default' }],
    late: [{ after: '0 min' }],
  };
  return Object.values(planSchema.shape.clocks.parse({ trial: { ...usual, ...written } }))[0] as ClockRule;
}

/** What the check finds in the shipped plan with these entries in place of its own or beside them, as `path: message`. */
function found(changes: { clocks?: Record<string, ClockRule>; messages?: Record<string, MessageRule>; neverPast?: string }): string[] {
  const file = {
    ...plan.file,
    clocks: { ...clocks, ...changes.clocks },
    messages: { ...messages, ...changes.messages },
    extensions: { ...plan.file.extensions, neverPast: changes.neverPast ?? plan.file.extensions.neverPast },
  };
  return checkPlan(file, plan.calendars).map(({ path, message }) => `${formatPath(path)}: ${message}`);
}
const foundInTrial = (written: Record<string, unknown>): string[] => found({ clocks: { trial: clock(written) } });

describe('what a clock is kept for', () => {
  it.each<[string, Record<string, unknown>]>([
    ['an escalation', { per: 'escalation', startsOn: ['escalated', 'tracked'], onlyLatest: true }],
    ['a referral, which a registration may bring', { per: 'referral', startsOn: ['registered', 'referred'] }],
    ['a promise, by its own date', { per: 'promise', startsOn: ['promised'], goals: [{ before: 'promiseDue', basis: 'default' }] }],
    ['the complaint, by the earliest printed date', { startsOn: ['referred'], goals: [{ before: 'printedDue', basis: 'default' }] }],
  ])('%s', (_what, written) => {
    expect(foundInTrial(written)).toEqual([]);
  });

  it.each<[string, Record<string, unknown>, string]>([
    [
      'is named by every event that starts it',
      { per: 'escalation', startsOn: ['escalated', 'transferred'] },
      'clocks.trial.startsOn[1]: "transferred" names no escalation, so that it never starts a clock kept per escalation; ' +
        'escalated, responded, assessed, coordinated, tracked do',
    ],
    [
      'has the date that a goal speaks of',
      { per: 'escalation', startsOn: ['escalated'], goals: [{ before: 'promiseDue', basis: 'default' }] },
      'clocks.trial.goals[0].before: promiseDue is a date of a promise: a clock kept per escalation never has it, one kept per promise ' +
        'or for the complaint may',
    ],
    [
      'is one of several where the latest counts',
      { onlyLatest: true },
      'clocks.trial.onlyLatest: of a complaint there is one clock: "onlyLatest" needs a "per"',
    ],
  ])('%s', (_what, written, finding) => {
    expect(foundInTrial(written)).toEqual([finding]);
  });
});

describe('a clock has a goal in every case', () => {
  const printed = { before: 'printedDue', basis: 'default' };
  const within = (when?: string) => ({ ...(when === undefined ? {} : { when }), within: '4 h', basis: 'default' });

  it.each<[string, Record<string, unknown>]>([
    ['by a date alone, where there is one', { startsOn: ['referred'], goals: [printed] }],
    ['where a date is not known, by a span', { goals: [printed, within('!printedDueKnown')] }],
    ['at each level', { goals: [printed, within('level == "L1" || level == "L2"'), within('level in ["L3", "L4"]')] }],
    ['in which it starts', { startsWhen: '"elderly" in tags', goals: [printed, within('"elderly" in tags')] }],
  ])('%s', (_what, written) => {
    expect(foundInTrial(written)).toEqual([]);
  });

  it.each<[string, unknown[], string]>([
    ['not only under a condition', [within('regulatory')], 'goals[0].when: the last goal has no condition: it is for all that is left'],
    [
      'not only under a condition, where a date may be missing',
      [printed, within('level in ["L1", "L2", "L3"]')],
      'goals[1].when: for level L4 it has no goal while nobody set a date: leave the last "within" without condition, or say by "startsWhen" when it runs',
    ],
    [
      'not where one date is known and it goes by another',
      [{ before: 'signForBy', basis: 'default' }, within('!printedDueKnown')],
      'goals[1].when: for level L1 where printedDueKnown it has no goal while nobody set a date: leave the last "within" without condition, or say by "startsWhen" when it runs',
    ],
    [
      'not hidden by another span',
      [within(), within('regulatory'), within()],
      'goals[0]: a goal without a condition hides those after it: give "when", or put it last',
    ],
    [
      'not hidden by the same date',
      [printed, { ...printed, when: 'regulatory', less: '1 WD' }],
      'goals[0]: a goal without a condition hides those after it: give "when", or put it last',
    ],
  ])('%s', (_what, goals, finding) => {
    expect(foundInTrial({ goals })).toEqual([`clocks.trial.${finding}`]);
  });
});

describe('keys of a clock that need others', () => {
  it.each<[string, Record<string, unknown>, string]>([
    [
      'what is measured from the reception',
      { measuresReception: true, stopsOn: ['registered'] },
      'measuresReception: what lay before the starting event is counted from the reception: add fromReception: true',
    ],
    [
      'what ends with the event that starts it',
      {
        measuresReception: true,
        fromReception: true,
        startsOn: [{ event: 'registered', with: { channel: 'phone' } }],
        stopsOn: [{ event: 'registered', with: { channel: 'written' } }, 'replied'],
      },
      'measuresReception: the event that starts it also stops it: name one in both "startsOn" and "stopsOn"',
    ],
    [
      'a stage to pause in',
      { stages: ['triaged'], pausesIn: ['triaged', 'replied'] },
      'pausesIn[1]: it does not run in "replied" (stages), where it is dropped and cannot pause',
    ],
    [
      'a remedy of the plan',
      { late: [{ after: '0 min', remedy: 'rentWaver' }] },
      'late[0].remedy: there is no remedy "rentWaver", did you mean "rentWaiver"?',
    ],
    [
      'binding, or a share of what binds',
      { binds: true, atMostOfBinding: '25%' },
      'atMostOfBinding: a clock that binds the complaint gets no share of one that does: leave out "binds" or this',
    ],
    ['a condition to start by', { startsWhen: 'redline' }, 'startsWhen: there is no fact "redline", did you mean "redLine"?'],
    [
      'a word of the field in a condition',
      { startsWhen: 'urgency == "urgen"' },
      'startsWhen: there is no urgency "urgen", did you mean "urgent"?',
    ],
    [
      'warnings before it is due, also when it begins before a weekend',
      { goals: [{ within: '3 d', basis: 'default' }], warnings: [{ at: '2 WD' }] },
      'warnings[0].at: warns too late: started 2024-01-04 15:00 the clock is due 2024-01-09 00:00, and this warns 2024-01-09 00:00',
    ],
    [
      'late steps in their order, also over a weekend',
      { late: [{ after: '0 min' }, { after: '1 WD' }, { after: '3 d' }] },
      'late[2].after: late steps are ascending, each later than the one before',
    ],
    [
      'a condition over what is there',
      { startsWhen: '"statutry" in overdue' },
      'startsWhen: there is no clock "statutry", did you mean "statutory"?',
    ],
  ])('%s', (_what, written, finding) => {
    expect(foundInTrial(written)).toEqual([`clocks.trial.${finding}`]);
  });

  it('measures a registration that comes by any channel', () => {
    expect(
      foundInTrial({ measuresReception: true, fromReception: true, stopsOn: [{ event: 'registered', with: { channel: 'phone' } }] }),
    ).toEqual([]);
  });
});

describe('the clock that no extension passes', () => {
  it.each<[string, Record<string, unknown>, string]>([
    [
      'binds',
      {},
      'extensions.neverPast: no extension passes "trial" (extensions.neverPast), so that it binds the complaint: give it binds: true',
    ],
    [
      'is the complaint’s',
      { binds: true, per: 'referral', startsOn: ['referred'] },
      'clocks.trial.per: no extension passes "trial" (extensions.neverPast), so that it is kept for the complaint',
    ],
    [
      'is not extended',
      { binds: true, extendable: true },
      'clocks.trial.extendable: no extension passes "trial" (extensions.neverPast), so that it is not extended itself',
    ],
    [
      'waits for nobody',
      { binds: true, pausesWhileCustomerOwes: true },
      'clocks.trial.pausesWhileCustomerOwes: no extension passes "trial" (extensions.neverPast), so that it never pauses',
    ],
    [
      'waits in no stage',
      { binds: true, pausesIn: ['triaged'] },
      'clocks.trial.pausesIn: no extension passes "trial" (extensions.neverPast), so that it never pauses',
    ],
  ])('%s', (_what, written, finding) => {
    expect(found({ clocks: { trial: clock(written) }, neverPast: 'trial' })).toContainEqual(finding);
  });
});

describe('an event that an entry waits for', () => {
  const stops = (event: string, values: Record<string, string | number | boolean>): string[] =>
    foundInTrial({ stopsOn: [{ event, with: values }] });

  it.each<[string, Record<string, string | number | boolean>]>([
    ['referralDecided', { decision: 'returnAccepted' }],
    ['reportedBack', { onTime: false, round: 2 }],
    ['reopened', { cause: 'redo', answered: true }],
    ['registered', { channel: 'referral', referral: 'R1' }],
    ['escalated', { rule: 'media' }],
    ['escalated', { rule: 'late:resolution/1' }],
    ['clockMoved', { name: 'acceptance' }],
    ['clockLate', { clock: 'resolution', step: 0 }],
    ['remedyOrdered', { kind: 'refund' }],
    ['referred', { kind: 'appeal', urgency: 'critical', confidential: true }],
    ['mediationRecorded', { outcome: 'failed' }],
    ['contactAttempted', { outcome: 'busy' }],
  ])('%s with %j', (event, values) => {
    expect(stops(event, values)).toEqual([]);
  });

  it.each<[string, string, string | number | boolean, string]>([
    ['referralDecided', 'decision', 'returnAcepted', 'there is no decision on a referral "returnAcepted", did you mean "returnAccepted"?'],
    ['reopened', 'cause', 'network', 'there is no cause of a reopening "network"'],
    ['registered', 'referred', 'appeal', '"referred" of "registered" holds several values, and cannot be compared with one'],
    ['escalated', 'rule', 'medias', 'there is no escalation rule "medias", did you mean "media"?'],
    ['escalated', 'rule', 'late:resolution/0', 'there is no escalation rule "late:resolution/0", did you mean "late:resolution/1"?'],
    ['clockMoved', 'name', 'resolutoin', 'there is no clock "resolutoin", did you mean "resolution"?'],
    ['clockResumed', 'name', 'resolutoin', 'there is no clock "resolutoin", did you mean "resolution"?'],
    [
      'clockLate',
      'clock',
      'acceptance',
      '"acceptance" is kept per handOff, so that no clock is called that: say "name" in the place of "clock"',
    ],
    ['clockLate', 'step', '0', '"step" of "clockLate" is a number, never "0"'],
    ['remedyOrdered', 'kind', 'refunds', 'there is no remedy "refunds", did you mean "refund"?'],
    ['referred', 'kind', 'apeal', 'there is no referral kind "apeal", did you mean "appeal"?'],
    ['referred', 'urgency', 'urgen', 'there is no urgency "urgen", did you mean "urgent"?'],
    ['mediationRecorded', 'outcome', 'agreedWithPromise', 'there is no outcome of a mediation "agreedWithPromise"'],
    ['triaged', 'tags', 'media', '"tags" of "triaged" holds several values, and cannot be compared with one'],
    ['triaged', 'again', 'false', '"again" of "triaged" is true or false, never "false"'],
    ['triaged', 'level', 4, '"level" of "triaged" is a level, never 4'],
    ['reportedBack', 'onTme', true, 'event "reportedBack" has no field "onTme", did you mean "onTime"?'],
  ])('%s with %s: %j is never met', (event, field, value, message) => {
    expect(stops(event, { [field]: value })).toEqual([`clocks.trial.stopsOn[0].with.${field}: ${message}`]);
  });

  it('may also drop a clock', () => {
    expect(foundInTrial({ droppedOn: ['referralDecided', 'deescalate'] })).toEqual([
      'clocks.trial.droppedOn[1].event: there is no event "deescalate", did you mean "deescalated"?',
    ]);
  });
});

describe('a message', () => {
  const message = (on: EventMatch['event'], changes: Partial<MessageRule>): Record<string, MessageRule> => ({
    trial: {
      on: [{ event: on, with: {} }],
      to: 'customer',
      tells: [],
      inDoubt: 'repeat',
      template: 'question',
      basis: 'default',
      ...changes,
    },
  });

  it.each<[string, Record<string, MessageRule>, string[]]>([
    [
      'tells due instants of clocks',
      message('asked', { tells: ['resolution', 'resolutoin'] }),
      ['tells[1]: there is no clock "resolutoin", did you mean "resolution"?'],
    ],
    [
      'tells them the customer',
      message('asked', { tells: ['resolution'], to: 'owner' }),
      ['tells: what the customer was told is told the customer: "tells" needs to: customer'],
    ],
    [
      'goes to who answers for a clock, of which its event speaks',
      message('asked', { to: 'answerable' }),
      ['on[0]: "answerable" is who answers for a clock, and "asked" is not about one: say to whom, such as to: owner'],
    ],
    ['may tell who answers for a clock that it was moved', message('clockMoved', { to: 'answerable' }), []],
    ['goes to who must approve a proposal', message('proposed', { to: 'approver' }), []],
  ])('%s', (_what, changed, findings) => {
    expect(found({ messages: changed })).toEqual(findings.map((finding) => `messages.trial.${finding}`));
  });
});

describe('who answers for a clock', () => {
  it.each<[string, Record<string, unknown>, string[]]>([
    ['a department, of its hand-off', { per: 'handOff', startsOn: ['transferred'], answerable: 'department' }, []],
    [
      'no department, where there is no hand-off',
      { answerable: 'department' },
      [
        'clocks.trial.answerable: "department" is known of a handOff: it answers for a clock with per: handOff, not for one kept per complaint',
      ],
    ],
    [
      'nobody’s promise, where there is an extension',
      { per: 'extension', startsOn: ['extensionRequested'], answerable: 'promiseOwner' },
      [
        'clocks.trial.answerable: "promiseOwner" is known of a promise: it answers for a clock with per: promise, not for one kept per extension',
      ],
    ],
  ])('%s', (_what, written, findings) => {
    expect(foundInTrial(written)).toEqual(findings);
  });
});
