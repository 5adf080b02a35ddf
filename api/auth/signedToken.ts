import { createSecretKey } from 'node:crypto';
import { errors, jwtVerify, SignJWT } from 'jose';
import { z } from 'zod';
import { line } from '../../domain/complaint/fields';
import { roles } from '../../domain/complaint/terms';
import { type IdentityProvider, NotIdentified, type Person } from './identity';

const party = 'redress';
const algorithm = 'HS256';
const claims = z.object({ sub: line(64), role: z.enum(roles) });

const keyOf = (secret: string) => createSecretKey(Buffer.from(secret, 'utf8'));

/** Tokens that we sign ourselves: JWT, HS256, issuer and audience `redress`, with subject, role and expiry. */
export function signedTokens(secret: string): IdentityProvider {
  const key = keyOf(secret);
  return {
    async identify(token) {
      try {
        const { payload } = await jwtVerify(token, key, {
          algorithms: [algorithm],
          issuer: party,
          audience: party,
          requiredClaims: ['exp', 'sub'],
        });
        const parsed = claims.safeParse(payload);
        if (!parsed.success) throw new NotIdentified('the token names no subject or a role that does not exist');
        return { role: parsed.data.role, id: parsed.data.sub };
      } catch (error) {
        if (error instanceof NotIdentified) throw error;
        if (error instanceof errors.JWTExpired) throw new NotIdentified('the token has expired');
        if (error instanceof errors.JOSEError) throw new NotIdentified('the token is not one that we signed for this API');
        throw error;
      }
    },
  };
}

export const signToken = (secret: string, { role, id }: Person, lifetime = '30d'): Promise<string> =>
  new SignJWT({ role })
    .setProtectedHeader({ alg: algorithm, typ: 'JWT' })
    .setSubject(id)
    .setIssuer(party)
    .setAudience(party)
    .setIssuedAt()
    .setExpirationTime(lifetime)
    .sign(keyOf(secret));
