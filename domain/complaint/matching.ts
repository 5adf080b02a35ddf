import type { EventMatch } from '../plan/schema';
import type { Happening } from './events';

/** Whether an event is one that a plan entry means: its type, and every value that the entry names. */
export function matches(wanted: readonly EventMatch[], event: Happening): boolean {
  const data: Readonly<Record<string, unknown>> = event.data;
  return wanted.some((m) => m.event === event.type && Object.entries(m.with).every(([key, value]) => data[key] === value));
}
