import { createFileArchive } from '../activities/archive/fileArchive';
import { createOutboxNotification } from '../activities/notification/outboxNotification';
import { createDepartmentDesk } from '../activities/transfer/departmentDesk';
import type { Config } from '../config/config';
import { openRegistry } from '../registry/open';
import { createCalendarLibrary } from '../store/calendarLibrary';
import { openStore } from '../store/open';
import { createPlanLibrary } from '../store/planLibrary';
import { createRosters } from '../store/rosters';
import type { Services } from './activities';

/** The embedded services of one machine: SQLite, files, the outbox, the built-in department desk. */
export function embeddedServices({ paths }: Pick<Config, 'paths'>): Services & { close(): Promise<void> } {
  const store = openStore(paths.store);
  const registry = openRegistry(paths.registry);
  return {
    store,
    registry,
    archive: createFileArchive(paths.archive),
    notification: createOutboxNotification(store),
    transfer: createDepartmentDesk(store),
    plans: createPlanLibrary(store),
    calendars: createCalendarLibrary(store),
    rosters: createRosters(store),
    async close() {
      await registry.close();
      await store.close();
    },
  };
}
