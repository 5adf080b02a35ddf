import type { ApiDeps } from '../deps';
import type { AnyRoute } from '../http/route';
import { calendarRoutes } from './calendarRoutes';
import { clockRoutes } from './clockRoutes';
import { commandRoutes } from './commandRoutes';
import { departmentRoutes } from './departmentRoutes';
import { healthRoutes } from './healthRoutes';
import { readRoutes } from './readRoutes';
import { referenceRoutes } from './referenceRoutes';
import { referralRoutes } from './referralRoutes';
import { registerRoute } from './registerRoute';
import { rosterRoutes } from './rosterRoutes';

/** Every route that the API has, and all that is documented. */
export const allRoutes = (deps: ApiDeps): AnyRoute[] => [
  registerRoute(deps),
  ...readRoutes(deps),
  ...clockRoutes(deps),
  ...commandRoutes(deps),
  ...departmentRoutes(deps),
  ...calendarRoutes(deps),
  ...rosterRoutes(deps),
  ...referralRoutes(deps),
  ...referenceRoutes(deps),
  ...healthRoutes(deps),
];
