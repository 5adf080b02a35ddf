import type { Plan } from '../plan/plan';
import { rungs, type Role, type Rung } from '../complaint/terms';
import { onDuty as personOnDuty, type Roster } from './roster';
import type { Instant } from '../complaint/terms';

/** Who of a role is on duty: a person, nobody, or a role for which no roster is kept. */
export type OnDuty = (role: Role) => { readonly person: string } | 'nobody' | 'notRostered';

/** Where no roster is kept every role answers for itself. */
export const noRoster: OnDuty = () => 'notRostered';

/** By the roster, at an instant in the plan's zone. */
export function dutyBy(roster: Roster | null, at: Instant, offsetMinutes: number): OnDuty {
  if (roster === null) return noRoster;
  return (role) => {
    if (roster.roles[role] === undefined) return 'notRostered';
    const person = personOnDuty(roster, role, at, offsetMinutes);
    return person === null ? 'nobody' : { person };
  };
}

/** Who answers for a rung, and the rungs passed over because nobody was on duty there (domain rule «Ladder»). */
export interface Accountable {
  readonly accountable: string;
  readonly passedOver: Rung[];
}

/** The person on duty at the rung, else at the next above it; the rung's own role where nobody is on duty at all. */
export function accountableAt(plan: Plan, rung: Rung, onDuty: OnDuty): Accountable {
  const passedOver: Rung[] = [];
  for (const above of rungs.slice(rungs.indexOf(rung))) {
    const role = roleOf(plan, above);
    const duty = onDuty(role);
    if (duty === 'notRostered') return { accountable: `role:${role}`, passedOver };
    if (duty !== 'nobody') return { accountable: duty.person, passedOver };
    passedOver.push(above);
  }
  return { accountable: `role:${roleOf(plan, rung)}`, passedOver };
}

export const roleOf = (plan: Plan, rung: Rung): Role => plan.file.escalation.rungs.find((entry) => entry.id === rung)?.role ?? 'supervisor';
