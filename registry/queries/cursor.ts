import type { z } from 'zod';

/** The place after which a list goes on, as callers hand it back. */
export class BadCursor extends Error {
  override readonly name = 'BadCursor';
  constructor() {
    super('The cursor is not one that this list gave: take `next` of the page before, or leave it out to begin');
  }
}

export type Place = readonly (string | number)[];

/** A page of a list; `next` is null on the last one. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly next: string | null;
}

export const largestPage = 200;

export const writeCursor = (place: Place): string => Buffer.from(JSON.stringify(place)).toString('base64url');

/** Reads a cursor whose parts are of the given types. Throws `BadCursor`. */
export function readCursor<T extends Place>(cursor: string, shape: z.ZodType<T>): T {
  const place = shape.safeParse(parse(cursor));
  if (!place.success) throw new BadCursor();
  return place.data;
}

function parse(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString());
  } catch {
    return null;
  }
}

/** Cuts a page off rows of which one more than `limit` was asked for. */
export function cutPage<Row, T>(rows: readonly Row[], limit: number, item: (row: Row) => T, place: (row: Row) => Place): Page<T> {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return { items: shown.map(item), next: rows.length > limit && last !== undefined ? writeCursor(place(last)) : null };
}
