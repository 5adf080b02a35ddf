import { defineConfig } from 'drizzle-kit';

/** `npx drizzle-kit generate --config store/drizzle.store.config.ts` after a change to the tables. */
export default defineConfig({ dialect: 'sqlite', schema: './store/schema.ts', out: './store/migrations' });
