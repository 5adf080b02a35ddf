import { rungs } from '../complaint/terms';
import type { Sections } from './names';
import type { Finding } from './problem';

/** The ladder names each rung once, from the lowest up, and nobody higher up may grant less. Plan 1.1.33, domain rule «Authority». */
export function* checkLadder({ escalation, authority }: Sections): Generator<Finding> {
  if (escalation === undefined) return;
  for (const [index, { id }] of escalation.rungs.entries()) {
    const expected = rungs[index];
    if (id !== expected)
      yield {
        path: ['escalation', 'rungs', index, 'id'],
        message: `the ladder goes from E1 up to E5, each once: here stands ${id} in the place of ${expected ?? 'none'}`,
      };
  }
  if (authority === undefined) return;
  let highest = { role: 'agent', limit: limitOf(authority.limits.agent) };
  for (const { id, role } of escalation.rungs) {
    const limit = limitOf(authority.limits[role]);
    const path = ['authority', 'limits', role];
    if (authority.limits[role] === undefined) yield { path, message: `${role} stands on rung ${id} and needs a limit, or null for none` };
    else if (limit <= highest.limit && role !== highest.role)
      yield { path, message: `authority rises along the ladder: ${role} on ${id} may not grant more than ${highest.role}` };
    if (limit >= highest.limit) highest = { role, limit };
  }
}

/** Null has no limit; who is not named grants nothing. */
const limitOf = (limit: number | null | undefined): number => (limit === null ? Number.POSITIVE_INFINITY : (limit ?? 0));
