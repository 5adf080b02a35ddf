import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { temporal } from '@temporalio/proto';
import { DefaultLogger, Runtime } from '@temporalio/worker';
import { replay } from '../../domain/complaint/evolve';
import { genesis, verifyJournal } from '../../domain/journal/journal';
import { decidedIn } from '../support/history';
import { lifeStories } from '../support/lifeStories';
import { replayRun } from '../support/replay';
import type { Recorded } from './recorded';

beforeAll(() => {
  Runtime.install({ logger: new DefaultLogger('ERROR') });
});
afterAll(() => Runtime.instance().shutdown());

/** Complaints that were led by earlier code must go on under this one. Never record anew to make this pass: see record.ts. */
describe.each(Object.keys(lifeStories))('%s', (name) => {
  const json = gunzipSync(readFileSync(path.join(__dirname, `${name}.json.gz`))).toString();
  const { workflowId, head, seq, runs } = JSON.parse(json) as Recorded;
  const histories = runs.map((run) => temporal.api.history.v1.History.decode(Buffer.from(run, 'latin1')));

  test('is replayed by the workflow code of today', async () => {
    for (const history of histories) await replayRun(history, workflowId);
  });

  test('folds to the head hash that was recorded', () => {
    const journal = decidedIn(histories);
    expect(verifyJournal(journal, genesis(workflowId.replace('complaint-', '')), 1)).toEqual([]);
    expect(replay(journal)).toMatchObject({ head, seq });
  });

  test('tells nothing of a machine', () => {
    const told = runs.map((run) => Buffer.from(run, 'latin1').toString()).join('\n');
    expect(told).not.toMatch(/\d@\w+|node_modules|\.[jt]s:\d+/);
  });
});
