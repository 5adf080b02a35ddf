import type { Names, Sections } from './names';
import type { Finding } from './problem';
import { checkReference } from './reference';

/** What binds the complaint shares in nothing, and the clock that no extension passes stands fast (domain rule «Clocks never contradict each other»). */
export function* checkBinding({ clocks = {}, extensions }: Sections, names: Names): Generator<Finding> {
  for (const [id, { binds, atMostOfBinding }] of Object.entries(clocks)) {
    if (binds && atMostOfBinding !== undefined)
      yield {
        path: ['clocks', id, 'atMostOfBinding'],
        message: 'a clock that binds the complaint gets no share of one that does: leave out "binds" or this',
      };
  }
  if (extensions === undefined) return;
  yield* checkReference(names, 'clock', extensions.neverPast, ['extensions', 'neverPast']);
  yield* checkNeverPast(clocks, extensions.neverPast);
}

function* checkNeverPast(clocks: NonNullable<Sections['clocks']>, id: string): Generator<Finding> {
  const clock = Object.hasOwn(clocks, id) ? clocks[id] : undefined;
  if (clock === undefined) return;
  const because = `no extension passes "${id}" (extensions.neverPast)`;
  if (!clock.binds) yield { path: ['extensions', 'neverPast'], message: `${because}, so that it binds the complaint: give it binds: true` };
  if (clock.per !== 'complaint') yield { path: ['clocks', id, 'per'], message: `${because}, so that it is kept for the complaint` };
  if (clock.extendable) yield { path: ['clocks', id, 'extendable'], message: `${because}, so that it is not extended itself` };
  if (clock.pausesWhileCustomerOwes)
    yield { path: ['clocks', id, 'pausesWhileCustomerOwes'], message: `${because}, so that it never pauses` };
  if (clock.pausesIn.length > 0) yield { path: ['clocks', id, 'pausesIn'], message: `${because}, so that it never pauses` };
}
