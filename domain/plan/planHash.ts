import { createHash } from 'node:crypto';
import stringify from 'safe-stable-stringify';
import type { Template } from './templates';

const canonical = stringify.configure({ deterministic: true, strict: true });

/**
 * The content hash of a plan, its true name: over what the files say, not how they are written, so that a comment,
 * an indentation or the order of keys does not change it. Defaults are left out: a new release must not rename old plans.
 */
export function hashPlan(plan: unknown, calendars: Readonly<Record<string, unknown>>, templates: ReadonlyMap<string, Template>): string {
  const texts = Object.fromEntries([...templates].map(([key, { title, text }]) => [key, { title, text }]));
  const content: object = { plan, calendars, templates: texts };
  return createHash('sha256').update(canonical(content)).digest('hex');
}
