import type { createAdoptEverywhere } from './rollout/adoptEverywhere';
import type { createDeliverMessage } from './notification/deliverMessage';
import type { createHandOff } from './transfer/handOff';
import type { createJudge } from './judge/judge';
import type { createMergeInto } from './merging/mergeInto';
import type { createObserveFacts } from './observation/observeFacts';
import type { createProject } from './projection/project';
import type { createReproject } from './projection/reproject';
import type { createRecallHandOff } from './transfer/recallHandOff';
import type { createSealDossier } from './archive/sealDossier';
import type { createSealSegment } from './archive/sealSegment';

/** Every activity by the name that histories and the Temporal UI show. */
export interface Activities {
  judge: ReturnType<typeof createJudge>;
  project: ReturnType<typeof createProject>;
  reproject: ReturnType<typeof createReproject>;
  deliverMessage: ReturnType<typeof createDeliverMessage>;
  handOff: ReturnType<typeof createHandOff>;
  recallHandOff: ReturnType<typeof createRecallHandOff>;
  observeFacts: ReturnType<typeof createObserveFacts>;
  mergeInto: ReturnType<typeof createMergeInto>;
  sealDossier: ReturnType<typeof createSealDossier>;
  sealSegment: ReturnType<typeof createSealSegment>;
  adoptEverywhere: ReturnType<typeof createAdoptEverywhere>;
}
