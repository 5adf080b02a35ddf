import { join } from 'node:path';
import { projectRoot } from '../../config/projectRoot';

/** A room's migrations, always read from beside their sources: the compiler copies no SQL into its output folder. */
export const migrationsFolder = (room: 'store' | 'registry'): string => join(projectRoot(), room, 'migrations');
