import path from 'node:path';
import { registrationExample } from '../../api/openapi/examples';
import type { StartSettings } from './settings';
import type { RoleToken } from './tokens';

/** The one screen that says what runs where. */
export function screen({ config, ui }: StartSettings, tokens: readonly RoleToken[], now: Date): string {
  const api = `http://127.0.0.1:${config.api.port}`;
  const state = near(config.paths.var);
  const agent = near(path.join(config.paths.var, 'tokens', 'agent'));
  return `
redress is running. Ctrl-C stops it; open complaints go on at the next start.

  API           ${api}/v1/complaints
  API docs      ${api}/docs/
  Temporal UI   ${ui ?? 'none'}
  State         ${state}/
  Logs          ${state}/log/temporal.log, worker.log, api.log
  Tokens        ${state}/tokens/<role>, one a role, good for 30 days:

${tokens.map(({ role, token }) => `    ${role.padEnd(16)}${token}`).join('\n')}

Register a complaint:

curl -sS ${api}/v1/complaints -H "authorization: Bearer $(cat ${agent})" -H 'content-type: application/json' -d '${example(now)}'
`;
}

/** A request id of its own, so that each start's line begins a complaint. */
const example = (now: Date): string =>
  JSON.stringify({ ...registrationExample, requestId: `try-${now.getTime()}`, receivedAt: now.toISOString() });

/** As one would type it from here. */
const near = (file: string): string => {
  const relative = path.relative(process.cwd(), file);
  return relative.startsWith('..') || relative === '' ? file : relative;
};
