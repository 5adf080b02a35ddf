import type { Activities } from '../activities/activities';
import type { ArchiveService } from '../activities/archive/archiveService';
import { createFindRequest } from '../activities/archive/requestIndex';
import { createSealDossier } from '../activities/archive/sealDossier';
import { createSealSegment } from '../activities/archive/sealSegment';
import { createJudge } from '../activities/judge/judge';
import { createDeliverMessage } from '../activities/notification/deliverMessage';
import type { NotificationService } from '../activities/notification/notificationService';
import { createObserveFacts } from '../activities/observation/observeFacts';
import { createProject } from '../activities/projection/project';
import { createReproject } from '../activities/projection/reproject';
import { createHandOff } from '../activities/transfer/handOff';
import { createRecallHandOff } from '../activities/transfer/recallHandOff';
import type { TransferService } from '../activities/transfer/transferService';
import type { Registry } from '../registry/open';
import type { Store } from '../store/open';
import type { PlanLibrary } from '../store/planLibrary';

export interface Services {
  readonly store: Store;
  readonly registry: Registry;
  readonly archive: ArchiveService;
  readonly notification: NotificationService;
  readonly transfer: TransferService;
  readonly plans: PlanLibrary;
}

/** All activities, on the services that they were given. */
export function createActivities({ store, registry, archive, notification, transfer, plans }: Services): Activities {
  const project = createProject({ registry, store });
  return {
    judge: createJudge({ planOf: (hash) => plans.of(hash), findRequest: createFindRequest({ archive }) }),
    project,
    reproject: createReproject({ archive, project }),
    deliverMessage: createDeliverMessage({ notification }),
    handOff: createHandOff({ transfer }),
    recallHandOff: createRecallHandOff({ transfer }),
    observeFacts: createObserveFacts({ registry }),
    sealDossier: createSealDossier({ archive }),
    sealSegment: createSealSegment({ archive }),
  };
}
