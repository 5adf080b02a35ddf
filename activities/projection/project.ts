import { type Logger, pino } from 'pino';
import type { Registry } from '../../registry/open';
import { type Projection, type ProjectionConflict, project } from '../../registry/project';
import { raiseAlarm } from '../../store/alarms';
import type { Store } from '../../store/open';

/** A plain shape for the workflow, which need not know what a conflict is. */
export interface ProjectResult {
  /** As far as the registry now shows the complaint. */
  readonly seq: number;
  /** First event that the registry lacks: send the journal from there on again. */
  readonly gapFrom: number | null;
}

interface Dependencies {
  readonly registry: Registry;
  readonly store: Store;
  readonly log?: Logger;
}

/**
 * Writes a complaint and its events into the registry. Fails with `RegistryUnavailable`, to be tried again. A row that
 * contradicts the journal never holds the rest up: it becomes an alarm for the operator.
 */
export function createProject({ registry, store, log = pino({ name: 'projection' }) }: Dependencies) {
  return async (input: Projection): Promise<ProjectResult> => {
    const { seq, gapFrom, conflicts } = await project(registry, input);
    if (conflicts.length > 0) await tell(conflicts);
    return { seq, gapFrom };
  };

  async function tell(conflicts: readonly ProjectionConflict[]): Promise<void> {
    log.error({ conflicts }, 'the registry holds other events than the journal');
    const at = Date.now();
    await store.transaction(async (db) => {
      for (const conflict of conflicts)
        await raiseAlarm(db, { kind: 'projectionConflict', complaint: conflict.complaint, detail: detailOf(conflict), at });
    });
  }
}

const detailOf = ({ seq, registered, projected }: ProjectionConflict): string =>
  `event ${seq}: the registry has ${registered}, the journal ${projected}`;
