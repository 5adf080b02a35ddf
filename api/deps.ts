import type { Logger } from 'pino';
import type { PlanRef } from '../domain/complaint/events';
import type { Plan } from '../domain/plan/plan';
import type { PlanSource } from '../domain/plan/source';
import type { CalendarLibrary } from '../store/calendarLibrary';
import type { PlanLibrary } from '../store/planLibrary';
import type { Rosters } from '../store/rosters';
import type { IdentityProvider } from './auth/identity';
import type { ComplaintGateway } from './complaints/gateway';
import type { ComplaintReads } from './complaints/reads';

/** The plan that new complaints start with. */
export interface CurrentPlan {
  readonly plan: Plan;
  readonly ref: PlanRef;
  /** The texts that it was read from. */
  readonly source: PlanSource;
}

/** What the API is composed of; the process makes it in `main.ts`, a test as it likes. */
export interface ApiDeps {
  readonly gateway: ComplaintGateway;
  readonly reads: ComplaintReads;
  readonly identity: IdentityProvider;
  readonly currentPlan: CurrentPlan;
  /** Versions that open complaints keep. */
  readonly plans: PlanLibrary;
  readonly calendars: CalendarLibrary;
  readonly rosters: Rosters;
  /** Secret of the digest by which a customer is found again. */
  readonly customerKey: string;
  readonly logger: Logger;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}
