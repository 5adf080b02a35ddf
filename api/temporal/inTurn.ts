/** Lets work under the same name run a few at a time; the rest waits for its turn. */
export class InTurn {
  private readonly waiting = new Map<string, { running: number; readonly queue: (() => void)[] }>();

  constructor(private readonly atOnce: number) {}

  async run<T>(name: string, work: () => Promise<T>): Promise<T> {
    const line = this.waiting.get(name) ?? { running: 0, queue: [] };
    this.waiting.set(name, line);
    if (line.running >= this.atOnce) await new Promise<void>((turn) => line.queue.push(turn));
    else line.running += 1;
    try {
      return await work();
    } finally {
      const next = line.queue.shift();
      // The place goes on to who waits longest; the last one puts the light out.
      if (next !== undefined) next();
      else if (--line.running === 0) this.waiting.delete(name);
    }
  }
}
