import type { EventType } from '../complaint/events';
import type { PlanFile, ClockRule } from '../plan/schema';

type Named = readonly [name: string, rule: ClockRule];

/** Plans never change: what each type of event may start is gathered once, as most start nothing. */
const gathered = new WeakMap<PlanFile, ReadonlyMap<string, readonly Named[]>>();

/** The clocks that an event of this type may start, in the order of the plan. */
export function startedBy(file: PlanFile, type: EventType): readonly Named[] {
  const known = gathered.get(file) ?? gather(file);
  return known.get(type) ?? [];
}

function gather(file: PlanFile): ReadonlyMap<string, readonly Named[]> {
  const byType = new Map<string, Named[]>();
  for (const [name, rule] of Object.entries(file.clocks)) {
    for (const type of new Set(rule.startsOn.map(({ event }) => event))) byType.set(type, [...(byType.get(type) ?? []), [name, rule]]);
  }
  gathered.set(file, byType);
  return byType;
}
