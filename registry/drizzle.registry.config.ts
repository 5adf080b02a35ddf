import { defineConfig } from 'drizzle-kit';

/** `npx drizzle-kit generate --config registry/drizzle.registry.config.ts` after a change to the tables. */
export default defineConfig({ dialect: 'sqlite', schema: './registry/schema.ts', out: './registry/migrations' });
