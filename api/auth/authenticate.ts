import type { Request } from 'express';
import type { Actor, Role } from '../../domain/complaint/terms';
import { Problem } from '../problems/problem';
import { type IdentityProvider, NotIdentified, type Person } from './identity';

/** Who sends the request. Throws a 401 that says why the token does not do. */
export async function authenticate(req: Request, identity: IdentityProvider): Promise<Person> {
  const header = req.headers.authorization;
  if (header === undefined) throw unauthenticated('send "Authorization: Bearer <token>"', 'Bearer realm="redress"');
  const token = /^Bearer +([\w.~+/=-]+)$/i.exec(header)?.[1];
  if (token === undefined)
    throw unauthenticated('the Authorization header must be "Bearer <token>"', 'Bearer realm="redress", error="invalid_request"');
  try {
    return await identity.identify(token);
  } catch (error) {
    if (!(error instanceof NotIdentified)) throw error;
    throw unauthenticated(error.message, 'Bearer realm="redress", error="invalid_token"');
  }
}

const unauthenticated = (detail: string, challenge: string): Problem =>
  new Problem(401, 'unauthenticated', detail, {}, { 'www-authenticate': challenge });

export function throwIfRoleMayNot(actor: Actor, roles: readonly Role[], what: string): void {
  if ((roles as readonly string[]).includes(actor.role)) return;
  throw new Problem(403, 'role', `${actor.role} may not ${what}; these roles may: ${roles.join(', ')}`, { allowed: roles });
}
