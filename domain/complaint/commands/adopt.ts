import { z } from 'zod';
import type { Plan } from '../../plan/plan';
import { line, prose } from '../fields';
import { refuse, type Refusal } from '../refusal';
import type { Complaint } from '../state';
import { stages } from '../terms';
import { defineCommand, type Situation } from './definition';

const version = z.string().regex(/^[0-9a-f]{64}$/, 'a version is the content hash, 64 hexadecimal digits');

export const adopt = defineCommand({
  name: 'adopt',
  summary:
    'Goes over to another version of the plan or of its calendars. Every deadline is computed again from the facts; what was warned stays warned.',
  section: '1.1.3',
  roles: ['administrator', 'supervisor', 'operator'],
  stages,
  fields: z.strictObject({
    plan: version.optional().describe('Content hash of a plan version that the store keeps; the same plan if absent.'),
    calendars: z.record(line(60), version).default({}).describe('Calendar id and content hash of an uploaded version.'),
    reason: prose(500),
  }),
  decide: ({ plan: hash, calendars, reason }, situation) => {
    const { state, library } = situation;
    const plan = hash === undefined ? situation.plan : library.plans.get(hash);
    if (plan === undefined)
      return refuse('reference', `no plan version ${hash ?? ''} is kept: one is kept when the product starts with its file`);
    const wrong = unfit(plan, state) ?? unknownCalendar(plan, calendars, situation);
    if (wrong !== null) return wrong;
    const changedPlan = hash === undefined || hash === state.plan.hash ? null : { id: plan.file.plan, version: plan.file.version, hash };
    const changed = Object.fromEntries(Object.entries(calendars).filter(([id, to]) => state.calendars[id] !== to));
    // It goes by these versions already: a rollout may come after a registration that named them.
    if (changedPlan === null && Object.keys(changed).length === 0) return [];
    return [{ type: 'adopted', data: { plan: changedPlan, calendars: changed }, personal: { reason } }];
  },
});

/** What the complaint refers to must be in the version that it goes over to. */
function unfit(plan: Plan, { category, handOffs, referrals, remedies, clocks }: Complaint): Refusal | null {
  const { file } = plan;
  const categories = file.categories.flatMap((top) => [top.id, ...top.children.map(({ id }) => id)]);
  if (category !== null && !categories.includes(category))
    return refuse('plan', `that version has no category "${category}": triage it first`);
  const department = handOffs.find((h) => !file.departments.some(({ id }) => id === h.department))?.department;
  if (department !== undefined) return refuse('plan', `that version has no department "${department}", which has a hand-off`);
  const kind = referrals.find((r) => !file.referrals.kinds.some(({ id }) => id === r.kind))?.kind;
  if (kind !== undefined) return refuse('plan', `that version has no referral kind "${kind}"`);
  const clock = clocks.find((c) => c.state !== 'stopped' && file.clocks[c.name] === undefined)?.name;
  if (clock !== undefined) return refuse('plan', `that version has no clock "${clock}", which runs: nothing would take its place`);
  const remedy = remedies.find((r) => !file.remedies.some(({ id }) => id === r.kind))?.kind;
  return remedy === undefined ? null : refuse('plan', `that version has no remedy "${remedy}"`);
}

function unknownCalendar(plan: Plan, calendars: Readonly<Record<string, string>>, { library }: Situation): Refusal | null {
  for (const [id, to] of Object.entries(calendars)) {
    if (!plan.calendars.has(id)) return refuse('reference', `the plan has no calendar "${id}"`, [...plan.calendars.keys()]);
    if (library.calendars.get(to)?.id !== id) return refuse('reference', `no version ${to} of calendar "${id}" is kept: upload it first`);
  }
  return null;
}
