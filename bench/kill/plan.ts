import { changedPlan } from '../../test/support/plan';

/** The shipped plan with clocks of a minute or two, so that they run out while everything is killed and started again. */
export const hurriedPlan = () =>
  changedPlan([
    ['goals: [{ within: 30 min, basis: default }]\n    atMostOfBinding: 25%', 'goals: [{ within: 0.5 min, basis: default }]'],
    ["{ within: 24 h, basis: 'std: DB3212/T 1102—2022' }", '{ within: 1.5 min, basis: default }'],
    ['{ within: 4 wh, basis: default }', '{ within: 1 min, basis: default }'],
    // Calls keep the hours of the day, and this runs at any.
    ["hours: { from: '08:00', to: '21:00'", "hours: { from: '00:00', to: '23:59'"],
    ['retryAfter: [1 min, 5 min, 15 min, 1 h, 4 h, 12 h]', 'retryAfter: [0.05 min, 0.1 min, 0.1 min, 0.1 min, 0.1 min, 0.1 min]'],
  ]);

/** Clocks that must have run out for a complaint of each kind when the killing is over. */
export const mustBeLate = {
  deadline: ['classification', 'firstContact'],
  message: ['classification', 'firstContact'],
  department: ['acceptance/H1', 'firstContact'],
} as const;
export type Kind = keyof typeof mustBeLate;
