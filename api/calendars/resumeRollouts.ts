import { roles } from '../../domain/complaint/terms';
import { Unavailable } from '../complaints/gateway';
import type { ApiDeps } from '../deps';
import { rolloutOf } from './rolloutOf';

/**
 * Begins the rollout of every calendar that is current and whose rollout was never begun: Temporal was away, or the process died in between.
 * One that was begun is left as it is. While Temporal is away nothing is lost: the next start does it.
 */
export async function resumeRollouts({ calendars, gateway, logger }: ApiDeps): Promise<void> {
  for (const upload of await calendars.uploads()) {
    const { workflowId, order } = rolloutOf(
      { upload, calendar: await calendars.of(upload.hash) },
      { role: roleOf(upload.role), id: upload.by },
    );
    try {
      await gateway.rollOut(workflowId, order, { onlyNew: true });
    } catch (error) {
      if (!(error instanceof Unavailable)) throw error;
      logger.warn({ err: error, rollout: workflowId }, 'the rollout of a calendar could not be looked after');
    }
  }
}

const roleOf = (kept: string): (typeof roles)[number] => roles.find((role) => role === kept) ?? 'administrator';
