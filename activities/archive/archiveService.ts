import type { ObjectName } from './objectName';

/** Keeps objects that nobody can change any more: sealed segments of journals, dossiers of ended complaints. */
export interface ArchiveService {
  /** Puts an object there once for each key; the same bytes again are fine. Rejects with `KeyTaken` when the key has other bytes. */
  put(number: string, key: string, bytes: Uint8Array): Promise<ObjectName>;
  /** Rejects when there is none. */
  read(number: string, object: string): Promise<Buffer>;
  /** The complaint's objects, by name. */
  list(number: string): Promise<ObjectName[]>;
  /** The complaints of which there is an object, in order. */
  numbers(): Promise<string[]>;
}

/** Another object has the key already: two journals claim one place. */
export class KeyTaken extends Error {
  override readonly name = 'KeyTaken';
  constructor(number: string, key: string, there: string, given: string) {
    super(`The archive has ${key} of ${number} with other content: ${there} is there, ${given} was to be put`);
  }
}
