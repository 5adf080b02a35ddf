import { ApiError, type ComplaintApi, type Content, type Registered } from './apiClient';
import type { Message } from './messages';
import { columnOf, type Registration, registrationOf } from './registration';
import type { Zone } from './received';

/** What became of a row. */
export type Outcome =
  | { readonly kind: 'registered' | 'thereBefore'; readonly message: Message; readonly number: string; readonly receivedAt: string }
  | { readonly kind: 'sameAs'; readonly message: Message; readonly number: string; readonly row: number }
  | { readonly kind: 'failed'; readonly message: Message; readonly wrong: string };

/** Registers every message, `atOnce` at a time, and yields what became of each in the order of the file. */
export async function* registerAll(messages: readonly Message[], zone: Zone, api: ComplaintApi, atOnce: number): AsyncGenerator<Outcome> {
  const limited = createLimit(atOnce);
  const firstOf = new Map<string, { row: number; outcome: Promise<Outcome> }>();
  const outcomes = messages.map((message): Promise<Outcome> => {
    const made = registrationOf(message, zone);
    if ('wrong' in made) return Promise.resolve({ kind: 'failed', message, wrong: made.wrong });
    const { registration } = made;
    const first = firstOf.get(registration.requestId);
    if (first !== undefined) return first.outcome.then((outcome) => repeat(message, first.row, outcome));
    const outcome = limited(() => registerOne(message, registration, api));
    firstOf.set(registration.requestId, { row: message.row, outcome });
    return outcome;
  });
  for (const outcome of outcomes) yield await outcome;
}

const repeat = (message: Message, row: number, first: Outcome): Outcome =>
  first.kind === 'failed'
    ? { kind: 'failed', message, wrong: `the same message as row ${row}, which failed` }
    : { kind: 'sameAs', message, number: first.number, row };

/** Never rejects for what the API said; a fault of this program goes through. */
async function registerOne(message: Message, registration: Registration, api: ComplaintApi): Promise<Outcome> {
  try {
    const { number, seq, isNew }: Registered = await api.register(registration);
    const difference = differenceOf(registration, await api.read(number, seq));
    if (difference !== null) return { kind: 'failed', message, wrong: `${number}: ${difference}` };
    return { kind: isNew ? 'registered' : 'thereBefore', message, number, receivedAt: registration.receivedAt };
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    const fields = error.fields.map(({ pointer, message: what }) => `${columnOf(pointer.slice(1).replaceAll('/', '.'))}: ${what}`);
    return { kind: 'failed', message, wrong: fields.length > 0 ? fields.join('; ') : error.message };
  }
}

/** How what the API keeps differs from what was sent; null when it is the same to the character. */
export function differenceOf({ receivedAt, content }: Registration, kept: Content): string | null {
  if (kept.facts !== content.facts) return `the text differs from character ${firstDifference(kept.facts, content.facts)} on`;
  if (kept.subject !== content.subject) return `the subject differs from character ${firstDifference(kept.subject, content.subject)} on`;
  return kept.receivedAt === receivedAt ? null : `it was received at ${receivedAt}, and is kept as received at ${kept.receivedAt}`;
}

/** 1-based. */
function firstDifference(a: string, b: string): number {
  const [left, right] = [[...a], [...b]];
  const at = left.findIndex((character, index) => character !== right[index]);
  return (at < 0 ? left.length : at) + 1;
}

/** Runs tasks in their order, at most `atOnce` at a time. */
function createLimit(atOnce: number): <T>(task: () => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = [];
  let running = 0;
  return async (task) => {
    if (running >= atOnce) await new Promise<void>((resolve) => waiting.push(resolve));
    else running++;
    try {
      return await task();
    } finally {
      const next = waiting.shift();
      if (next === undefined) running--;
      else next();
    }
  };
}
