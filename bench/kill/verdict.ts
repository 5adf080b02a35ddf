import path from 'node:path';
import type { Client } from '@temporalio/client';
import { completeJournals } from '../../activities/archive/completeJournals';
import { createFileArchive } from '../../activities/archive/fileArchive';
import type { JournalEvent } from '../../domain/complaint/events';
import { replay } from '../../domain/complaint/evolve';
import { workflowIdOf } from '../../domain/complaint/number';
import type { Complaint } from '../../domain/complaint/state';
import { genesis, verifyJournal } from '../../domain/journal/journal';
import { compareRegistry } from '../../registry/compare';
import { listAlarms } from '../../store/alarms';
import { listDesk } from '../../store/desk';
import { openStore } from '../../store/open';
import { listMessages } from '../../store/outbox';
import { readJournal } from '../../workflows/readJournal';
import { journalQuery, stateQuery, type JournalAnswer } from '../../workflows/contract';
import type { Complaints } from './complaints';
import { mustBeLate } from './plan';

export interface Verdict {
  readonly counts: Readonly<Record<string, number>>;
  readonly violations: readonly string[];
}

/** Looks at everything that must hold after the killing. */
export async function judgeAll(folder: string, complaints: Complaints, client: Client): Promise<Verdict> {
  const violations: string[] = [];
  const counts = {
    complaints: 0,
    'journal events': 0,
    'deadlines that ran out': 0,
    warnings: 0,
    messages: 0,
    'hand-offs': 0,
    commands: complaints.answers.size,
    'commands that had to be repeated': complaints.repeated,
  };
  const archive = createFileArchive(path.join(folder, 'archive'));
  const journals = completeJournals(archive, {
    async *numbers() {
      yield* complaints.numbers.keys();
    },
    read: (number) =>
      readJournal((after) => client.workflow.getHandle(workflowIdOf(number)).query<JournalAnswer, [number]>(journalQuery, after)),
  });
  const store = openStore(path.join(folder, 'store.db'));
  try {
    for (const [number, kind] of complaints.numbers) {
      const tell = (what: string): number => violations.push(`${number} (${kind}): ${what}`);
      const state = await client.workflow.getHandle(workflowIdOf(number)).query<Complaint>(stateQuery);
      const journal = ((await journals.read(number)) ?? []).filter(({ seq }) => seq <= state.seq);
      for (const { seq, what } of verifyJournal(journal, genesis(number), 1)) tell(`event ${seq} ${what}`);
      if (replay(journal)?.head !== state.head) tell('its journal does not lead to its state');

      const { late, warned } = stepsIn(journal);
      for (const twice of [...doubled(late), ...doubled(warned)]) tell(`${twice} was told twice`);
      for (const clock of mustBeLate[kind])
        if (!journal.some(({ type, data }) => type === 'clockLate' && data.clock === clock)) tell(`${clock} did not run out`);

      const messages = await listMessages(store.reading, { complaint: number });
      const handOffs = await listDesk(store.reading, { complaint: number });
      compareKeys(
        'message',
        keysOf(journal, 'message'),
        messages.map(({ key }) => key),
        tell,
      );
      compareKeys(
        'hand-off',
        keysOf(journal, 'handOff'),
        handOffs.map(({ key }) => key),
        tell,
      );
      if (state.effects.length > 0) tell(`${state.effects.length} effects are not done`);

      counts.complaints++;
      counts['journal events'] += journal.length;
      counts['deadlines that ran out'] += late.length;
      counts.warnings += warned.length;
      counts.messages += messages.length;
      counts['hand-offs'] += handOffs.length;
      const requests = journal.flatMap(({ request }) => (request === undefined ? [] : [request]));
      for (const twice of doubled(requests)) tell(`request ${twice} was carried out twice`);
    }
    for (const { kind, complaint, detail } of await listAlarms(store.reading)) violations.push(`alarm ${kind} of ${complaint}: ${detail}`);
    await compareRegistry(path.join(folder, 'registry.db'), journals, ({ table, key, what }) =>
      violations.push(`registry, ${table} ${key}: ${what}`),
    );
  } finally {
    await store.close();
  }
  return { counts, violations };
}

/** Warnings and late steps of each clock since it began: one that recurs begins anew, and has them anew. */
function stepsIn(journal: readonly JournalEvent[]): { late: string[]; warned: string[] } {
  const begun = new Map<string, number>();
  const steps = { late: [] as string[], warned: [] as string[] };
  for (const { seq, type, data } of journal) {
    if (type === 'clockStarted') begun.set(data.clock, seq);
    if (type === 'clockLate') steps.late.push(`${data.clock} of ${begun.get(data.clock)}: late ${data.step}`);
    if (type === 'clockWarned') steps.warned.push(`${data.clock} of ${begun.get(data.clock)}: warning ${data.warning}, due ${data.due}`);
  }
  return steps;
}

const keysOf = (journal: readonly JournalEvent[], kind: 'message' | 'handOff'): string[] =>
  journal.flatMap((event) => (event.type === 'effectOrdered' && event.data.kind === kind ? [event.data.key] : []));

const doubled = (values: readonly string[]): string[] => values.filter((value, i) => values.indexOf(value) !== i);

function compareKeys(what: string, ordered: readonly string[], done: readonly string[], tell: (what: string) => void): void {
  for (const key of doubled(done)) tell(`${what} ${key} is there twice`);
  for (const key of ordered) if (!done.includes(key)) tell(`${what} ${key} is missing`);
  for (const key of done) if (!ordered.includes(key)) tell(`${what} ${key} was never ordered`);
}
