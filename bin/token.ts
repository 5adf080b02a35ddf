import { signToken } from '../api/auth/signedToken';
import { loadConfig } from '../config/config';
import { tokenKey } from '../config/secrets';
import { type Role, roles } from '../domain/complaint/terms';

/** Prints a bearer token: `npm run token -- ROLE [SUBJECT]`. */
async function main([role = '', subject = `${role}-1`]: readonly string[]): Promise<number> {
  if (!isRole(role)) {
    console.error(`usage: npm run token -- ROLE [SUBJECT]\nroles: ${roles.join(', ')}`);
    return 2;
  }
  console.log(await signToken(tokenKey(loadConfig()), { role, id: subject }));
  return 0;
}

const isRole = (name: string): name is Role => (roles as readonly string[]).includes(name);

main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : String(error));
    process.exitCode = 1;
  },
);
