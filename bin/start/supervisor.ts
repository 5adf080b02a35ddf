import { setTimeout as sleep } from 'node:timers/promises';
import { tailOf } from './logFile';
import { type End, type Part, type PartSettings, startPart } from './part';

const restartsAMinute = 5;
const hurryGraceMs = 3_000;

/** Starts parts one after the other, restarts those that die, and takes all down in the reverse order. */
export class Supervisor {
  readonly #running = new Map<string, Part>();
  #stopping: Promise<void> | null = null;
  #giveUp: (reason: Error) => void = () => undefined;
  /** Rejects when a part died so often that going on is no use. */
  readonly failed: Promise<never>;

  constructor(
    private readonly say: (line: string) => void,
    private readonly onChange: (pids: readonly number[]) => void,
  ) {
    this.failed = new Promise((_, reject) => {
      this.#giveUp = reject;
    });
    // Whoever waits for it hears of it; that nobody waits yet is no fault.
    this.failed.catch(() => undefined);
  }

  /** Starts a part and waits until it is ready; rejects, with the end of its log, when it does not get there. */
  async start(settings: PartSettings): Promise<void> {
    await this.#begin(settings);
    void this.#watch(settings);
  }

  /** Asks the parts to stop, the last one first. Called again, it gives each of them a few seconds only. */
  stop(): Promise<void> {
    if (this.#stopping !== null) return this.#hurry();
    this.#stopping = this.#stopInOrder();
    return this.#stopping;
  }

  async #stopInOrder(): Promise<void> {
    for (const [name, part] of [...this.#running].toReversed()) {
      this.say(`stopping ${name}`);
      await part.stop();
      this.#running.delete(name);
    }
    this.onChange([]);
  }

  async #hurry(): Promise<void> {
    await Promise.all([...this.#running].map(([, part]) => part.stop(hurryGraceMs)));
  }

  async #begin(settings: PartSettings): Promise<void> {
    if (this.#stopping !== null) throw new Error('stopped while starting');
    const part = startPart(settings);
    this.#running.set(settings.name, part);
    this.onChange([...this.#running.values()].flatMap(({ pid }) => pid ?? []));
    const outcome = await part.ready;
    if (outcome === 'ready') return;
    const why =
      outcome === 'late' ? `is not ready after ${settings.readyWithinMs / 1000} s` : `ended before it was ready (${describe(outcome)})`;
    if (outcome === 'late') await part.stop(hurryGraceMs);
    throw new Error(`${settings.name} ${why}; the end of ${settings.log}:\n${tailOf(settings.log)}`);
  }

  async #watch(settings: PartSettings): Promise<void> {
    const deaths: number[] = [];
    for (;;) {
      const end = await this.#running.get(settings.name)?.ended;
      while (this.#stopping === null) {
        deaths.push(Date.now());
        const recent = deaths.filter((at) => at > Date.now() - 60_000).length;
        if (end !== undefined && recent === 1)
          this.say(`${settings.name} ended by itself (${describe(end)}); the end of ${settings.log}:\n${tailOf(settings.log)}`);
        if (recent > restartsAMinute)
          return this.#giveUp(
            new Error(`${settings.name} ended ${recent} times within a minute; the end of ${settings.log}:\n${tailOf(settings.log)}`),
          );
        await sleep(500 * 2 ** (recent - 1));
        if (await this.#beginAgain(settings)) break;
      }
      if (this.#stopping !== null) return;
    }
  }

  async #beginAgain(settings: PartSettings): Promise<boolean> {
    if (this.#stopping !== null) return false;
    try {
      await this.#begin(settings);
      this.say(`${settings.name} runs again`);
      return true;
    } catch (error) {
      if (this.#stopping === null) this.say(error instanceof Error ? error.message : String(error));
      return false;
    }
  }
}

const describe = ({ code, signal }: End): string => (signal === null ? `exit code ${code ?? 'unknown'}` : `signal ${signal}`);
