import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { temporal } from '@temporalio/proto';
import { bundleWorkflowCode, DefaultLogger } from '@temporalio/worker';
import { projectRoot } from '../../config/projectRoot';
import { workflowCode } from '../../worker/workflowCode';
import { fetchRuns, type History } from '../support/history';
import { lifeStories } from '../support/lifeStories';
import { register } from '../support/start';
import { startTestServer } from '../support/testServer';
import { createBench, testIdentity } from '../support/worker';
import type { Recorded } from './recorded';

/**
 * `npm run histories:record`: leads the representative lives anew and writes their histories beside this file. To be done
 * when a life shows something new, not when a replay fails: then the code is wrong, or needs `patched()`.
 */
async function main(): Promise<void> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'redress-histories-'));
  const { code } = await bundleWorkflowCode({ ...workflowCode, logger: new DefaultLogger('WARN') });
  process.env.REDRESS_TEST_BUNDLE = path.join(folder, 'bundle.js');
  writeFileSync(process.env.REDRESS_TEST_BUNDLE, code);
  const server = process.env.REDRESS_TEST_TEMPORAL === undefined ? await startTestServer(folder) : null;
  process.env.REDRESS_TEST_TEMPORAL ??= server?.address;
  try {
    for (const name of Object.keys(lifeStories)) await record(name);
  } finally {
    await server?.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function record(name: string): Promise<void> {
  const bench = await createBench();
  try {
    const complaint = await register(bench);
    await lifeStories[name]?.(complaint);
    const { head, seq } = await complaint.delivered();
    const runs = await fetchRuns(bench.client, complaint.handle.workflowId);
    const recorded: Recorded = { workflowId: complaint.handle.workflowId, head, seq, runs: runs.map(encode) };
    const file = path.join(projectRoot(), 'test/histories', `${name}.json.gz`);
    writeFileSync(file, gzipSync(JSON.stringify(recorded), { level: 9 }));
    console.log(`${name}: ${runs.length} runs, journal ${seq}, head ${head}`);
  } finally {
    await bench.close();
  }
}

function encode(history: History): string {
  scrub(history);
  return Buffer.from(temporal.api.history.v1.History.encode(history).finish()).toString('latin1');
}

/** Takes out what tells of the machine: who polled, which queue a worker kept for itself, where a fault stood in the code. */
function scrub(value: unknown): void {
  if (Array.isArray(value)) value.forEach(scrub);
  if (!isMessage(value)) return;
  for (const [key, entry] of Object.entries(value)) {
    if (key === 'identity') value[key] = testIdentity;
    else if (key === 'stackTrace') value[key] = '';
    else if (key === 'name' && value.normalName) value[key] = 'sticky';
    else scrub(entry);
  }
}

const isMessage = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !ArrayBuffer.isView(value);

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
