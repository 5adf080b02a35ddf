import { randomBytes } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Config } from './config';

/** The secret that was configured, else one made once and kept under the state folder, readable by the owner only. */
function secret(config: Config, configured: string | null, name: string): string {
  if (configured !== null) return configured;
  const folder = path.join(config.paths.var, 'keys');
  const file = path.join(folder, name);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const own = path.join(folder, `.${name}.${process.pid}`);
  writeFileSync(own, randomBytes(32).toString('base64url'), { mode: 0o600 });
  try {
    linkSync(own, file); // Never overwrites: of two processes that start at once, one wins and both read the same.
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(own, { force: true });
  }
  return readFileSync(file, 'utf8');
}

export const tokenKey = (config: Config): string => secret(config, config.secrets.tokenKey, 'token.key');
export const customerKey = (config: Config): string => secret(config, config.secrets.customerKey, 'customer.key');
