import type { Actor, Role } from '../../domain/complaint/terms';

/** Someone who can sign in: the product itself cannot. */
export interface Person extends Actor {
  readonly role: Role;
}

/** Tells who bears a token. The seam for an identity provider of the house. */
export interface IdentityProvider {
  /** Rejects with `NotIdentified` for a token that is not to be trusted, or no longer. */
  identify(token: string): Promise<Person>;
}

export class NotIdentified extends Error {
  override readonly name = 'NotIdentified';
}
