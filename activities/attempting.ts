import { ApplicationFailure } from '@temporalio/common';

/** Says of a fault what was being done; what is known to be permanent stays so. */
export async function attempting<T>(what: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof ApplicationFailure) throw error;
    throw new Error(`${what} failed: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
}
