import type { Activities } from '../activities/activities';
import type { ArchiveService } from '../activities/archive/archiveService';
import { createFindRequest } from '../activities/archive/requestIndex';
import { createSealDossier } from '../activities/archive/sealDossier';
import { createSealSegment } from '../activities/archive/sealSegment';
import { createJudge } from '../activities/judge/judge';
import { createDeliverMessage } from '../activities/notification/deliverMessage';
import type { NotificationService } from '../activities/notification/notificationService';
import { createMergeInto } from '../activities/merging/mergeInto';
import { createObserveFacts } from '../activities/observation/observeFacts';
import { createProject } from '../activities/projection/project';
import { createReproject } from '../activities/projection/reproject';
import { createHandOff } from '../activities/transfer/handOff';
import { createAdoptEverywhere } from '../activities/rollout/adoptEverywhere';
import { createRecallHandOff } from '../activities/transfer/recallHandOff';
import type { TransferService } from '../activities/transfer/transferService';
import type { Registry } from '../registry/open';
import type { CalendarLibrary } from '../store/calendarLibrary';
import type { Store } from '../store/open';
import type { PlanLibrary } from '../store/planLibrary';
import type { Rosters } from '../store/rosters';
import type { Complaints } from './complaints';

export interface Services {
  readonly store: Store;
  readonly registry: Registry;
  readonly archive: ArchiveService;
  readonly notification: NotificationService;
  readonly transfer: TransferService;
  readonly plans: PlanLibrary;
  readonly calendars: CalendarLibrary;
  readonly rosters: Rosters;
}

/** All activities, on the services that they were given; `complaints` are those of the same server. */
export function createActivities(services: Services, { running, others }: Complaints): Activities {
  const { store, registry, archive, notification, transfer, plans, calendars, rosters } = services;
  const project = createProject({ registry, store });
  return {
    judge: createJudge({
      planOf: (hash) => plans.of(hash),
      calendarOf: (hash) => calendars.of(hash),
      rosterNow: () => rosters.current(),
      findRequest: createFindRequest({ archive }),
    }),
    project,
    reproject: createReproject({ archive, project }),
    deliverMessage: createDeliverMessage({ notification }),
    handOff: createHandOff({ transfer }),
    recallHandOff: createRecallHandOff({ transfer }),
    observeFacts: createObserveFacts({ registry }),
    mergeInto: createMergeInto({ complaints: others }),
    sealDossier: createSealDossier({ archive }),
    sealSegment: createSealSegment({ archive }),
    adoptEverywhere: createAdoptEverywhere({ complaints: running, calendars, store }),
  };
}
