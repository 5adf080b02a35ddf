import { explainClocks } from '../../domain/clocks/explanation';
import { isoInstant } from '../../domain/clocks/instant';
import type { ComplaintView } from '../../domain/complaint/view';
import type { Plan } from '../../domain/plan/plan';
import type { ApiDeps } from '../deps';
import { readComplaint } from './readComplaint';

/**
 * A complaint's clocks with their reasons, at `seq` or newer, worded by the plan version that the complaint keeps; null when nobody knows
 * the complaint. A version that can't be had is logged, and ids stand for its names: what is due is never held back for want of words.
 */
export async function readClocks(deps: ApiDeps, number: string, seq?: number) {
  const view = await readComplaint(deps.reads, deps.gateway, number, seq);
  if (view === null) return null;
  const plan = await planOf(deps, view);
  const now = deps.now();
  return {
    number: view.number,
    seq: view.seq,
    asOf: isoInstant(now),
    plan: { ...view.plan, atHand: plan !== null },
    clocks: explainClocks(view, { plan, offsetMinutes: (plan ?? deps.currentPlan.plan).offsetMinutes, now }),
  };
}

async function planOf(deps: ApiDeps, { plan: { hash }, calendars: versions }: ComplaintView): Promise<Plan | null> {
  const { currentPlan, plans, calendars } = deps;
  const plan = hash === currentPlan.plan.hash ? currentPlan.plan : await orNull(deps, plans.of(hash));
  if (plan === null) return null;
  const counted = new Map(plan.calendars);
  for (const [id, version] of Object.entries(versions)) {
    const calendar = await orNull(deps, calendars.of(version));
    // The plan's own is not what it counts by: better no name than a wrong horizon.
    if (calendar === null) counted.delete(id);
    else counted.set(id, calendar);
  }
  return { ...plan, calendars: counted };
}

const orNull = <T>({ logger }: ApiDeps, asked: Promise<T>): Promise<T | null> =>
  asked.catch((error: unknown) => {
    logger.warn({ err: error }, 'a version that a complaint keeps is not at hand: its clocks are explained without');
    return null;
  });
