import type { Input, Outcome } from '../domain/complaint/input';
import { bytesOf } from './portion';

interface Waiting {
  readonly input: Input;
  readonly settle?: (outcome: Outcome) => void;
}

/** The one queue by which everything reaches the loop: commands, results of effects, time, a cancellation. */
export class Inbox {
  private readonly queue: Waiting[] = [];

  constructor(inputs: readonly Input[] = []) {
    for (const input of inputs) this.queue.push({ input });
  }

  get size(): number {
    return this.queue.length;
  }

  /** Puts an input in; whoever put it does not wait. */
  put(input: Input): void {
    this.queue.push({ input });
  }

  /** Puts an input in and waits for what becomes of it. */
  ask(input: Input): Promise<Outcome> {
    return new Promise((settle) => this.queue.push({ input, settle }));
  }

  /** From the front, at most so many, and so many bytes; one at least where there is one. */
  take(most: number, mostBytes: number): readonly Waiting[] {
    let bytes = 0;
    const end = this.queue.findIndex(({ input }, i) => {
      bytes += bytesOf(input);
      return i > 0 && (i >= most || bytes > mostBytes);
    });
    return this.queue.splice(0, end === -1 ? this.queue.length : end);
  }
}
