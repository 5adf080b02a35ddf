import type { Actor } from '../../domain/complaint/terms';
import type { Problem as WrongPlace } from '../../domain/plan/problem';
import type { KeptCalendar } from '../../store/calendarLibrary';
import type { ApiDeps } from '../deps';
import { type FieldError, Problem } from '../problems/problem';
import { currentCalendar } from './currentCalendar';
import { horizonWarnings } from './horizonWarnings';
import { rolloutOf } from './rolloutOf';

export interface SentText {
  readonly id: string;
  readonly text: string;
  readonly by: Actor;
  readonly reason: string | undefined;
}

export interface Uploaded {
  readonly kept: KeptCalendar;
  /** Workflow that tells the open complaints. */
  readonly rollout: string;
  readonly warnings: readonly string[];
}

/**
 * Takes a calendar in: new complaints count by it from now on, open ones as soon as they are told. Throws a 422 that names every wrong
 * line. When Temporal is away the calendar is current and a 503 says to send it again, which begins the rollout.
 */
export async function uploadCalendar(deps: ApiDeps, { id, text, by, reason }: SentText): Promise<Uploaded> {
  const { calendars, currentPlan, gateway, now } = deps;
  const before = await currentCalendar(deps, id);
  const kept = await calendars.keep({ id, text, offsetMinutes: currentPlan.plan.offsetMinutes, by, at: now() });
  if ('problems' in kept) throw calendarProblem(id, kept.problems);
  const { workflowId, order } = rolloutOf(kept, by, reason);
  await gateway.rollOut(workflowId, order);
  return { kept, rollout: workflowId, warnings: horizonWarnings(before.calendar, kept.calendar, now()) };
}

function calendarProblem(id: string, problems: readonly WrongPlace[]): Problem {
  const errors = problems.map(({ path, line, message }): FieldError => ({
    pointer: pointerOf(path),
    message: `line ${line}: ${message}`,
    line,
  }));
  const lines = [...new Set(problems.map(({ line }) => line))].slice(0, 10).join(', ');
  return new Problem(422, 'calendar', `calendar ${id} was not taken; wrong: line ${lines}`, { errors });
}

/** `holidays.2026[3]` as a JSON pointer, `/holidays/2026/3`; steps that hold other characters are quoted there. */
const pointerOf = (path: string): string =>
  [...path.matchAll(/\["((?:[^"\\]|\\.)*)"\]|\[(\d+)\]|([^.[\]]+)/g)]
    .map(([, quoted, index, key]) => `/${(quoted ?? index ?? key ?? '').replaceAll('~', '~0').replaceAll('/', '~1')}`)
    .join('');
