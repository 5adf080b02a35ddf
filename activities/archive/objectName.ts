import { sha256 } from '../../domain/journal/journal';

/**
 * Names in the archive: `<key>.<SHA-256 of the bytes>.json`. The key says what an object is and is taken once; the digest
 * says what it holds.
 */
export interface ObjectName {
  readonly key: string;
  readonly object: string;
}

const pattern = /^(segment-\d{6,}-\d{6,}|dossier-\d{4,})\.([0-9a-f]{64})\.json$/;

export const segmentKey = (from: number, to: number): string => `segment-${six(from)}-${six(to)}`;
export const dossierKey = (n: number): string => `dossier-${String(n).padStart(4, '0')}`;
const six = (seq: number): string => String(seq).padStart(6, '0');

export const isSegmentKey = (key: string): boolean => key.startsWith('segment-');

export const objectName = (key: string, bytes: Uint8Array): ObjectName => ({ key, object: sha256(bytes) });
export const formatName = ({ key, object }: ObjectName): string => `${key}.${object}.json`;

/** Null when it is no name of an object. */
export function parseName(name: string): ObjectName | null {
  const [, key, object] = pattern.exec(name) ?? [];
  return key === undefined || object === undefined ? null : { key, object };
}
