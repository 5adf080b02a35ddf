import type { Clock } from '../../domain/complaint/state';
import type { ComplaintCase } from '../support/complaintCase';

/** A mistake planted in a clock after each step of a life, to see that the laws find it. */
export type Plant = (complaint: ComplaintCase) => void;

const change = (complaint: ComplaintCase, which: string, to: (clock: Clock) => Partial<Clock>): void => {
  const { state } = complaint;
  if (state === null) return;
  const clocks = state.clocks.map((c) => (c.name === which && c.state === 'running' ? { ...c, ...to(c) } : c));
  complaint.state = { ...state, clocks };
};
const aDay = 86_400_000;

export const plants: Readonly<Record<string, Plant>> = {
  /** It forgets that it has warned. */
  warnsTwice: (complaint) => change(complaint, 'resolution', () => ({ warned: 0 })),
  /** It takes a step that nobody was told of. */
  lateInSilence: (complaint) => change(complaint, 'resolution', ({ lateAt }) => ({ lateSteps: lateAt.length })),
  /** It is due a day later than the facts give. */
  dayTooLate: (complaint) =>
    change(complaint, 'firstContact', ({ due, lateAt }) => ({ due: due + aDay, lateAt: lateAt.map((at) => at + aDay) })),
  /** The statutory day rolls over a day of rest. */
  statutoryMoves: (complaint) => change(complaint, 'statutory', ({ due }) => ({ due: due + aDay })),
};
