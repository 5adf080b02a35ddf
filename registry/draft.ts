import { replay } from '../domain/complaint/evolve';
import type { JournalEvent } from '../domain/complaint/events';
import type { Complaint } from '../domain/complaint/state';
import type { Db, Embedded } from '../store/sqlite/database';
import { newGenerationFile, openGeneration, removeGeneration } from './generation';
import { type Journals, UnreadableJournal } from './journals';
import { projectInto } from './project';
import { complaints } from './schema';

/** A registry in the making: nobody sees it yet. */
export interface Draft {
  readonly file: string;
  readonly database: Embedded;
  /** Complaints that could not be rebuilt, and why. */
  readonly failures: ReadonlyMap<string, string>;
  /** Reads a complaint's journal and projects it. */
  add(number: string): Promise<void>;
  /** Complaints that moved on in the registry since their journals were read, each told once for each step. */
  behind(registry: Db): Promise<readonly string[]>;
  discard(): Promise<void>;
}

/** Builds a registry beside the path from all journals. */
export async function buildDraft(path: string, journals: Journals): Promise<Draft> {
  const draft = emptyDraft(path, journals);
  try {
    for await (const number of journals.numbers()) await draft.add(number);
    return draft;
  } catch (error) {
    await draft.discard();
    throw error;
  }
}

function emptyDraft(path: string, journals: Journals): Draft {
  const file = newGenerationFile(path);
  const database = openGeneration(file, { mustExist: false });
  const failures = new Map<string, string>();
  /** What the registry showed of a complaint when its journal was read again. */
  const asked = new Map<string, number>();

  return {
    file,
    database,
    failures,

    async add(number) {
      try {
        const events = await journals.read(number);
        if (events === null || events.length === 0) return;
        const state = fold(events);
        await database.transaction((db) => projectInto(db, { state, events }));
        failures.delete(number);
      } catch (error) {
        if (!(error instanceof UnreadableJournal)) throw error;
        failures.set(number, error.message);
      }
    },

    async behind(registry) {
      const ours = new Map((await positions(database.reading)).map(({ number, seq }) => [number, seq]));
      const ahead = (await positions(registry)).filter(({ number, seq }) => seq > (ours.get(number) ?? 0) && asked.get(number) !== seq);
      for (const { number, seq } of ahead) asked.set(number, seq);
      return ahead.map(({ number }) => number);
    },

    async discard() {
      await database.close();
      removeGeneration(file);
    },
  };
}

const positions = (db: Db) => db.select({ number: complaints.number, seq: complaints.seq }).from(complaints).execute();

function fold(events: readonly JournalEvent[]): Complaint {
  try {
    const state = replay(events);
    if (state !== null) return state;
  } catch (error) {
    throw new UnreadableJournal(`its journal can't be folded: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
  throw new UnreadableJournal('its journal is empty');
}
