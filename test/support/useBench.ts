import { afterAll, afterEach, beforeAll } from '@jest/globals';
import { throwUnlessReplayed } from './replay';
import { createBench, type Bench, type Setting } from './worker';

/** A bench for the tests of a file. After each of them every complaint is replayed, so that none can forget it. */
export function useBench(setting: Setting = {}): () => Bench {
  let bench: Bench | null = null;
  const current = (): Bench => {
    if (bench === null) throw new Error('the bench stands only while tests run');
    return bench;
  };
  beforeAll(async () => {
    bench = await createBench(setting);
  });
  afterEach(async () => {
    try {
      await throwUnlessReplayed(current());
    } finally {
      current().registered.clear();
    }
  });
  afterAll(() => bench?.close());
  return current;
}
