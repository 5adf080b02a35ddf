import type { Plan } from '../plan/plan';

const quietOf = new WeakMap<Plan, Plan>();

/**
 * The plan as it is played: of its messages only those are ordered that a clock starts or ends by, such as the one by which a customer
 * is asked in writing, and none is worded. Of their delivery the log tells.
 */
export function quiet(plan: Plan): Plan {
  const known = quietOf.get(plan);
  if (known !== undefined) return known;
  const { clocks, messages } = plan.file;
  const awaited = Object.values(clocks)
    .flatMap(({ startsOn, stopsOn, droppedOn }) => [...startsOn, ...stopsOn, ...droppedOn])
    .filter(({ event }) => event === 'effectOrdered');
  const ordered = Object.entries(messages).filter(([purpose]) => awaited.some((m) => (m.with['purpose'] ?? purpose) === purpose));
  const silent: Plan = {
    ...plan,
    file: { ...plan.file, messages: Object.fromEntries(ordered) },
    render: () => ({ title: '', text: '' }),
  };
  quietOf.set(plan, silent);
  return silent;
}
