import { parseInstant } from '../clocks/instant';
import type { Role } from '../complaint/terms';
import { onDuty, type Roster } from './roster';
import { rosterSchema } from './rosterSchema';

const offset = 480;
const at = (written: string): number => parseInstant(`${written}+08:00`) ?? Number.NaN;
const read = (sent: unknown): Roster => rosterSchema.parse(sent);

/** 2026-03-02 is a Monday. */
const roster = read({
  roles: {
    shiftLeader: [
      { person: 'Li', shifts: [{ days: [1, 2, 3, 4, 5], from: '08:00', to: '20:00' }], deputies: ['chen', 'wang'] },
      { person: 'wang', shifts: [{ days: [1, 2, 3, 4, 5], from: '12:00', to: '20:00' }] },
      { person: 'zhou', shifts: [{ days: [5], from: '20:00', to: '08:00' }], deputies: ['wu'] },
      { person: 'sun', shifts: [{ days: [6, 7] }] },
    ],
    expert: [
      { person: 'qian', shifts: [{ from: '09:00', to: '24:00', until: '2026-03-03' }] },
      { person: 'feng', shifts: [{ from: '22:00', to: '06:00', since: '2026-03-04', until: '2026-03-05' }] },
    ],
    companyLeader: [{ person: 'zhao', shifts: 'always', deputies: ['deng'] }],
  },
  absences: [
    { person: 'LI', from: '2026-03-03T00:00:00+08:00', to: '2026-03-05T00:00:00+08:00', reason: '休假' },
    { person: 'chen', from: '2026-03-04T00:00:00+08:00', to: '2026-03-05T00:00:00+08:00' },
    { person: 'zhou', from: '2026-03-07T02:00:00+08:00', to: '2026-03-07T03:00:00+08:00' },
    { person: 'zhao', from: '2026-03-02T10:00:00+08:00', to: '2026-03-02T12:00:00+08:00' },
    { person: 'deng', from: '2026-03-02T11:00:00+08:00', to: '2026-03-02T13:00:00+08:00' },
  ],
});

test.each<[why: string, when: string, role: Role, who: string | null]>([
  ['a shift begins with its first minute', '2026-03-02T08:00:00', 'shiftLeader', 'li'],
  ['not a moment before', '2026-03-02T07:59:59', 'shiftLeader', null],
  ['two on shift: the first in the roster’s order', '2026-03-02T13:00:00', 'shiftLeader', 'li'],
  ['a shift is over at its last minute', '2026-03-02T20:00:00', 'shiftLeader', null],
  ['in the place of an absent one the first deputy', '2026-03-03T09:00:00', 'shiftLeader', 'chen'],
  ['the deputy absent, too: the second one, though off shift', '2026-03-04T09:00:00', 'shiftLeader', 'wang'],
  ['an absence ends with its end', '2026-03-05T08:00:00', 'shiftLeader', 'li'],
  ['Friday night', '2026-03-06T23:00:00', 'shiftLeader', 'zhou'],
  ['Friday’s shift goes on over midnight, before Saturday’s', '2026-03-07T01:59:00', 'shiftLeader', 'zhou'],
  ['an absence of an hour in the night', '2026-03-07T02:30:00', 'shiftLeader', 'wu'],
  ['to the last moment of Friday’s shift', '2026-03-07T07:59:59', 'shiftLeader', 'zhou'],
  ['then Saturday’s', '2026-03-07T08:00:00', 'shiftLeader', 'sun'],
  ['a whole day ends at 24:00', '2026-03-08T23:59:59', 'shiftLeader', 'sun'],
  ['the night before Monday belongs to nobody', '2026-03-09T03:00:00', 'shiftLeader', null],
  ['a shift up to 24:00', '2026-03-03T23:59:00', 'expert', 'qian'],
  ['after its last day it comes no more', '2026-03-04T10:00:00', 'expert', null],
  ['a shift that begins on its first day', '2026-03-04T22:00:00', 'expert', 'feng'],
  ['does not cover the night before', '2026-03-04T05:00:00', 'expert', null],
  ['begun on its last day, it goes on over midnight', '2026-03-06T05:59:00', 'expert', 'feng'],
  ['round the clock', '2026-03-01T03:00:00', 'companyLeader', 'zhao'],
  ['absent, the deputy', '2026-03-02T10:00:00', 'companyLeader', 'deng'],
  ['both absent, nobody', '2026-03-02T11:30:00', 'companyLeader', null],
  ['back again', '2026-03-02T12:00:00', 'companyLeader', 'zhao'],
  ['a role without persons', '2026-03-02T10:00:00', 'serviceManager', null],
])('%s (%s)', (_, when, role, who) => {
  expect(onDuty(roster, role, at(when), offset)).toBe(who);
});

test('what time and what day it is, the plan’s zone says', () => {
  const morning = read({ roles: { expert: [{ person: 'qian', shifts: [{ from: '09:00', to: '10:00' }] }] } });
  expect(onDuty(morning, 'expert', at('2026-03-02T17:30:00'), 0)).toBe('qian');
  expect(onDuty(morning, 'expert', at('2026-03-02T17:30:00'), offset)).toBeNull();
  const sunday = read({ roles: { expert: [{ person: 'qian', shifts: [{ days: [7] }] }] } });
  expect(onDuty(sunday, 'expert', at('2026-03-01T00:00:00'), offset)).toBe('qian');
  expect(onDuty(sunday, 'expert', at('2026-03-01T00:00:00'), 0)).toBeNull();
});

describe('a roster with a mistake names the place', () => {
  const one = (shifts: unknown, more: object = {}) => ({ roles: { expert: [{ person: 'qian', shifts, ...more }] } });
  const absent = (from: string, to: string) => ({ roles: {}, absences: [{ person: 'qian', from, to }] });

  test.each<[what: string, sent: unknown, place: string, says: string]>([
    [
      'an unknown role',
      { roles: { shiftLeeder: [{ person: 'li', shifts: 'always' }] } },
      'roles.shiftLeeder',
      'did you mean "shiftLeader"',
    ],
    [
      'one person twice in a role, written in another way',
      {
        roles: {
          expert: [
            { person: 'qian', shifts: 'always' },
            { person: ' Ｑian\u200b', shifts: 'always' },
          ],
        },
      },
      'roles.expert.1.person',
      'in this role already',
    ],
    ['a role without persons', { roles: { expert: [] } }, 'roles.expert', 'leave the role out'],
    [
      'a person without a name',
      { roles: { expert: [{ person: '\u200b', shifts: 'always' }] } },
      'roles.expert.0.person',
      'must not be blank',
    ],
    ['a deputy of oneself', one('always', { deputies: ['QIAN'] }), 'roles.expert.0.deputies.0', 'own deputy'],
    ['a deputy named twice', one('always', { deputies: ['a', 'b', 'A'] }), 'roles.expert.0.deputies.2', 'named twice'],
    ['no shifts', one([]), 'roles.expert.0.shifts', 'must have a shift'],
    ['a word for shifts', one('allways'), 'roles.expert.0.shifts', 'a list of shifts, or "always"'],
    ['a shift without days', one([{ days: [] }]), 'roles.expert.0.shifts.0.days', 'never comes'],
    ['a day twice', one([{ days: [1, 1] }]), 'roles.expert.0.shifts.0.days', 'each day once'],
    ['an eighth day', one([{ days: [8] }]), 'roles.expert.0.shifts.0.days.0', '7 (Sunday)'],
    ['an hour that is none', one([{ from: '8:00', to: '20:00' }]), 'roles.expert.0.shifts.0.from', 'such as "08:00"'],
    ['a beginning without an end', one([{ from: '08:00' }]), 'roles.expert.0.shifts.0.to', 'give both'],
    ['a shift that ends when it begins', one([{ from: '08:00', to: '08:00' }]), 'roles.expert.0.shifts.0.to', 'is empty'],
    ['a shift from 24:00', one([{ from: '24:00', to: '08:00' }]), 'roles.expert.0.shifts.0.from', 'before 24:00'],
    [
      'a last day before the first',
      one([{ since: '2026-03-02', until: '2026-03-01' }]),
      'roles.expert.0.shifts.0.until',
      'before 2026-03-02',
    ],
    ['a day that is none', one([{ since: '2026-02-29' }]), 'roles.expert.0.shifts.0.since', 'must be a day'],
    [
      'an absence that ends before it begins',
      absent('2026-03-02T10:00:00+08:00', '2026-03-02T01:00:00Z'),
      'absences.0.to',
      'must be after 2026-03-02T02:00:00.000Z',
    ],
    ['an absence of no time', absent('2026-03-02T10:00:00+08:00', '2026-03-02T10:00:00+08:00'), 'absences.0.to', 'must be after'],
    ['an absence without offset', absent('2026-03-02T10:00:00', '2026-03-03T10:00:00+08:00'), 'absences.0.from', 'with its offset'],
    [
      'more persons than a centre has',
      { roles: { expert: Array.from({ length: 201 }, (_, n) => ({ person: `p${n}`, shifts: 'always' })) } },
      'roles.expert',
      '200',
    ],
    ['a key that is not known', one('always', { deputy: ['li'] }), 'roles.expert.0', 'deputy'],
  ])('%s', (_, sent, place, says) => {
    const issues = rosterSchema.safeParse(sent).error?.issues ?? [];
    const flat = issues.flatMap((issue) =>
      issue.code === 'invalid_union'
        ? (issue.errors[0] ?? []).map((inner) => ({ ...inner, path: [...issue.path, ...inner.path] }))
        : [issue],
    );
    const said = flat.map(({ path, message }) => ({ place: path.join('.'), message }));
    expect(said).toContainEqual({ place, message: expect.stringContaining(says) });
  });
});
