import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { PartSettings } from './part';
import { Supervisor } from './supervisor';

let folder: string;
let said: string[];
let pids: readonly number[];
let supervisor: Supervisor;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'redress-start-'));
  said = [];
  pids = [];
  supervisor = new Supervisor(
    (line) => void said.push(line),
    (now) => {
      pids = now;
    },
  );
});
afterEach(async () => {
  await supervisor.stop();
  rmSync(folder, { recursive: true, force: true });
});

const orderly =
  "setInterval(() => undefined, 1000); process.on('SIGTERM', () => { note('stopped'); process.exit(0); }); process.send({ ready: true });";
/** A part of real life in small: a process that writes into a common file what it does. */
function part(name: string, life: string, changes: Partial<PartSettings> = {}): PartSettings {
  const script = path.join(folder, `${name}.js`);
  writeFileSync(
    script,
    `const note = (what) => require('fs').appendFileSync(${JSON.stringify(path.join(folder, 'notes'))}, '${name} ' + what + '\\n');\n${life}`,
  );
  return { name, script, env: process.env, log: path.join(folder, `${name}.log`), readyWithinMs: 20_000, graceMs: 10_000, ...changes };
}
const notes = (): string[] => readFileSync(path.join(folder, 'notes'), 'utf8').trim().split('\n');
const until = async (holds: () => boolean): Promise<void> => {
  for (let i = 0; i < 400 && !holds(); i++) await sleep(50);
  expect(holds()).toBe(true);
};

test('takes the parts down in the reverse of the order in which they came up', async () => {
  for (const name of ['server', 'worker', 'api']) await supervisor.start(part(name, orderly));
  await supervisor.stop();
  expect(notes()).toEqual(['api stopped', 'worker stopped', 'server stopped']);
  expect(said).toEqual(['stopping api', 'stopping worker', 'stopping server']);
});

test('a part that ends before it is ready is told with the end of its log', async () => {
  const start = supervisor.start(part('api', "console.error('port 7080 is taken'); process.exit(3);"));
  await expect(start).rejects.toThrow(/api ended before it was ready \(exit code 3\)[\s\S]*port 7080 is taken/);
});

test('a part that does not get ready in time is ended', async () => {
  const start = supervisor.start(
    part('api', "process.on('disconnect', () => undefined); setInterval(() => undefined, 1000);", { readyWithinMs: 500 }),
  );
  await expect(start).rejects.toThrow('api is not ready after 0.5 s');
  expect(() => process.kill(pids[0] ?? 0, 0)).toThrow('ESRCH');
});

test('a part that dies is started again', async () => {
  await supervisor.start(part('worker', orderly));
  const [first] = pids;
  process.kill(first ?? 0, 'SIGKILL');
  await until(() => said.includes('worker runs again'));
  expect(said[0]).toContain('worker ended by itself (signal SIGKILL)');
  expect(pids).not.toEqual([first]);
});

test('a part that holds on to its life is killed after its grace', async () => {
  await supervisor.start(
    part(
      'worker',
      "process.on('disconnect', () => undefined); process.on('SIGTERM', () => undefined); process.send({ ready: true }); setInterval(() => undefined, 1000);",
      { graceMs: 300 },
    ),
  );
  const [pid] = pids;
  await supervisor.stop();
  expect(() => process.kill(pid ?? 0, 0)).toThrow('ESRCH');
});
