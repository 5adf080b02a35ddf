import type { Plan } from '../plan/plan';

export interface Quiet {
  readonly plan: Plan;
  /** Types of the events by which one of its messages is ordered. */
  readonly types: ReadonlySet<string>;
}

const quietOf = new WeakMap<Plan, Quiet>();

/**
 * The plan as it is played: of its messages only those are ordered that a clock starts or ends by, such as the one by which a customer
 * is asked in writing, and none is worded. Of their delivery the log tells.
 */
export function quiet(plan: Plan): Quiet {
  const known = quietOf.get(plan);
  if (known !== undefined) return known;
  const { clocks, messages } = plan.file;
  const awaited = Object.values(clocks)
    .flatMap(({ startsOn, stopsOn, droppedOn }) => [...startsOn, ...stopsOn, ...droppedOn])
    .filter(({ event }) => event === 'effectOrdered');
  const ordered = Object.entries(messages).filter(([purpose]) => awaited.some((m) => (m.with['purpose'] ?? purpose) === purpose));
  const silent: Quiet = {
    plan: { ...plan, file: { ...plan.file, messages: Object.fromEntries(ordered) }, render: () => ({ title: '', text: '' }) },
    types: new Set(ordered.flatMap(([, { on }]) => on.map(({ event }) => event))),
  };
  quietOf.set(plan, silent);
  return silent;
}
