import { chmodSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { signToken } from '../../api/auth/signedToken';
import type { Config } from '../../config/config';
import { tokenKey } from '../../config/secrets';
import { type Role, roles } from '../../domain/complaint/terms';

export interface RoleToken {
  readonly role: Role;
  readonly file: string;
  readonly token: string;
}

/** Writes a token for each role under the state folder, readable by the owner only. */
export function writeTokens(config: Config): Promise<RoleToken[]> {
  const folder = path.join(config.paths.var, 'tokens');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  chmodSync(folder, 0o700);
  return Promise.all(
    roles.map(async (role) => {
      const token = await signToken(tokenKey(config), { role, id: `${role}-1` });
      const file = path.join(folder, role);
      writeFileSync(`${file}.new`, token, { mode: 0o600 });
      renameSync(`${file}.new`, file);
      return { role, file, token };
    }),
  );
}
