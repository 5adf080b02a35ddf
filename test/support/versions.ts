import { createHash } from 'node:crypto';
import type { Calendar } from '../../domain/clocks/calendar';
import { daysFromCivil } from '../../domain/clocks/civil';
import type { Library } from '../../domain/plan/library';
import { changedPlan, shippedPlan } from './plan';

/** Versions that a complaint under test may go over to: office calendars with other days off, and a plan with other goals. */

const { plan } = shippedPlan();
const office = plan.calendars.get('office');
if (office === undefined) throw new Error('the shipped plan has no office calendar');

/** A version of the office calendar in which these days are off, too. */
export const officeWithout = (...days: readonly number[]): readonly [version: string, calendar: Calendar] => [
  createHash('sha256').update(JSON.stringify(days)).digest('hex'),
  { ...office, holidays: new Set([...office.holidays, ...days]) },
];

const march = (day: number): number => daysFromCivil(2026, 3, day);
export const [oneDayOff, weekOff] = [officeWithout(march(5)), officeWithout(march(4), march(5), march(6), march(9), march(10))];

/** More time for the level L2, less for the first contact. */
export const { plan: otherPlan } = changedPlan([
  ['{ within: 5 WD, basis: default }', '{ within: 6 WD, basis: default }'],
  ["{ within: 24 h, basis: 'std: DB3212/T 1102—2022' }", "{ within: 12 h, basis: 'std: DB3212/T 1102—2022' }"],
]);

export const versions: Library = {
  plans: new Map([plan, otherPlan].map((version) => [version.hash, version])),
  calendars: new Map([oneDayOff, weekOff]),
};
