import path from 'node:path';
import { z } from 'zod';
import { projectRoot } from './projectRoot';

/** Everything that is set from outside, in one place. Each key names its environment variable; a wrong value stops the process at start. */
const schema = z.object({
  REDRESS_VAR: z.string().min(1).default('var').describe('Folder of all state; relative to the project.'),
  REDRESS_PLAN: z.string().min(1).default('plan/telecom-cn.yaml').describe('Plan that new complaints start with.'),
  REDRESS_API_PORT: z.coerce.number().int().min(0).max(65_535).default(7080).describe('Port of the API, on loopback; 0 takes a free one.'),
  REDRESS_TOKEN_KEY: z
    .string()
    .min(32)
    .optional()
    .describe('Secret that signs bearer tokens (HS256), at least 32 characters; a file under the state folder if absent.'),
  REDRESS_CUSTOMER_KEY: z
    .string()
    .min(32)
    .optional()
    .describe('Secret of the digest by which a customer is found again; a file under the state folder if absent.'),
  REDRESS_REQUEST_TIMEOUT_MS: z.coerce
    .number()
    .int()
    .min(100)
    .max(60_000)
    .default(8000)
    .describe('Deadline of one call to Temporal, in milliseconds.'),
  REDRESS_TASK_QUEUE: z.string().min(1).default('complaints'),
  REDRESS_LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  TEMPORAL_ADDRESS: z
    .string()
    .regex(/^[^\s:]+:\d+$/, 'must be host:port')
    .optional()
    .describe('Temporal server; the one of this machine if absent.'),
  TEMPORAL_PORT: z.coerce
    .number()
    .int()
    .min(1)
    .max(65_535)
    .default(7233)
    .describe('Port of the server of this machine, as temporal-dev.sh takes it.'),
  TEMPORAL_NAMESPACE: z.string().min(1).default('redress'),
  TEMPORAL_UI: z.url().default('http://127.0.0.1:8233').describe('Where the Temporal UI is, for links.'),
});

export interface Config {
  readonly root: string;
  readonly plan: string;
  readonly paths: { readonly var: string; readonly store: string; readonly registry: string; readonly archive: string };
  readonly temporal: { readonly address: string; readonly namespace: string; readonly taskQueue: string; readonly ui: string };
  readonly api: { readonly port: number; readonly requestTimeoutMs: number };
  readonly secrets: { readonly tokenKey: string | null; readonly customerKey: string | null };
  readonly logLevel: string;
}

/** Reads the configuration; throws one error that names every wrong entry and what would be right. */
export function loadConfig(env: Readonly<Record<string, string | undefined>> = process.env): Config {
  const set = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''));
  const parsed = schema.safeParse(set);
  if (!parsed.success) {
    const wrong = parsed.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
    throw new Error(`configuration is wrong:\n${wrong.join('\n')}`);
  }
  const c = parsed.data;
  const root = projectRoot();
  const state = path.resolve(root, c.REDRESS_VAR);
  return {
    root,
    plan: path.resolve(root, c.REDRESS_PLAN),
    paths: {
      var: state,
      store: path.join(state, 'store.db'),
      registry: path.join(state, 'registry.db'),
      archive: path.join(state, 'archive'),
    },
    temporal: {
      address: c.TEMPORAL_ADDRESS ?? `127.0.0.1:${c.TEMPORAL_PORT}`,
      namespace: c.TEMPORAL_NAMESPACE,
      taskQueue: c.REDRESS_TASK_QUEUE,
      ui: c.TEMPORAL_UI,
    },
    api: { port: c.REDRESS_API_PORT, requestTimeoutMs: c.REDRESS_REQUEST_TIMEOUT_MS },
    secrets: { tokenKey: c.REDRESS_TOKEN_KEY ?? null, customerKey: c.REDRESS_CUSTOMER_KEY ?? null },
    logLevel: c.REDRESS_LOG_LEVEL,
  };
}
