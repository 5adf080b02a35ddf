import type { ApiDeps } from '../deps';
import type { AnyRoute } from '../http/route';
import { commandRoutes } from './commandRoutes';
import { departmentRoutes } from './departmentRoutes';
import { healthRoutes } from './healthRoutes';
import { readRoutes } from './readRoutes';
import { referenceRoutes } from './referenceRoutes';
import { registerRoute } from './registerRoute';

/** Every route that the API has, and all that is documented. */
export const allRoutes = (deps: ApiDeps): AnyRoute[] => [
  registerRoute(deps),
  ...readRoutes(deps),
  ...commandRoutes(deps),
  ...departmentRoutes(deps),
  ...referenceRoutes(deps),
  ...healthRoutes(deps),
];
