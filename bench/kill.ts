import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { workflowIdOf } from '../domain/complaint/number';
import type { Complaint } from '../domain/complaint/state';
import { until } from '../test/support/until';
import { stateQuery } from '../workflows/contract';
import { Complaints } from './kill/complaints';
import { mustBeLate, type Kind } from './kill/plan';
import { System } from './kill/system';
import { judgeAll } from './kill/verdict';

/**
 * `npm run test:kill`: complaints wait on a deadline, on a message and on a department; server and worker are killed with
 * SIGKILL at 30 random moments and started again. Afterwards each must have gone on, and nothing be doubled or missing.
 * REDRESS_KILL_SEED repeats the moments of an earlier run, REDRESS_KILL_TIMES sets how many.
 */
const kinds: readonly Kind[] = ['deadline', 'message', 'department'];
const perKind = 4;

async function main(): Promise<number> {
  const seed = Number(process.env.REDRESS_KILL_SEED ?? Math.floor(Math.random() * 1e9));
  const times = Number(process.env.REDRESS_KILL_TIMES ?? 30);
  const random = randomOf(seed);
  console.log(`seed ${seed}, ${times} kills`);
  const folder = mkdtempSync(path.join(os.tmpdir(), 'redress-kill-'));
  const system = await System.on(folder);
  const complaints = new Complaints(system.address, String(seed));
  let isGood = false;
  try {
    await system.start();
    await persist(() => registerAll(complaints));
    for (let kill = 1; kill <= times; kill++) {
      const moment = Math.round(random() * 4_000);
      const isWorkerFirst = random() < 0.5;
      const busy = beBusy(complaints, kill, random);
      await pause(moment);
      await system.kill(isWorkerFirst);
      console.log(
        `kill ${kill} after ${moment} ms, ${isWorkerFirst ? 'worker' : 'server'} first; ${complaints.answers.size} commands answered`,
      );
      await Promise.all([busy, system.start()]);
    }
    await persist(() => beBusyAll(complaints, times));
    await settled(complaints);
    const { counts, violations } = await complaints.with((client) => judgeAll(folder, complaints, client));
    console.table(counts);
    for (const violation of violations) console.error(violation);
    console.log(
      violations.length === 0
        ? 'nothing doubled, nothing missing'
        : `${violations.length} violations (REDRESS_KILL_SEED=${seed} repeats the moments)`,
    );
    isGood = violations.length === 0;
  } finally {
    await system.stop();
    if (isGood) rmSync(folder, { recursive: true, force: true });
    else console.error(`files are kept in ${folder}`);
  }
  return isGood ? 0 : 1;
}

async function registerAll(complaints: Complaints): Promise<void> {
  for (const kind of kinds) {
    for (let n = 1; n <= perKind; n++) {
      const number = await complaints.register(kind, n);
      if (kind !== 'department') continue;
      await complaints.give(number, `${number}-triage`, 'triage', { category: 'network.voice', level: 'L2' });
      await complaints.give(number, `${number}-transfer`, 'transfer', { department: 'networkOperations', request: '请核查。' });
    }
  }
}

/** What one round between two kills asks of the complaints, with what earlier rounds had no answer to. */
function* commandsUpTo(complaints: Complaints, round: number) {
  const numbers = [...complaints.numbers.keys()];
  for (let r = 1; r <= round; r++) {
    for (let i = 0; i < 3; i++) {
      const number = numbers[(r * 5 + i * 4) % numbers.length];
      const requestId = `round-${r}-${i}`;
      if (number === undefined || complaints.answers.has(requestId)) continue;
      yield {
        number,
        requestId,
        command: i === 0 ? 'inform' : 'note',
        fields: i === 0 ? { direction: 'toCustomer', text: `进展 ${r}` } : { text: `第 ${r} 轮` },
      };
    }
  }
}

/** Gives commands while the system is killed under them; what fails is given again in a later round. */
async function beBusy(complaints: Complaints, round: number, random: () => number): Promise<void> {
  await pause(Math.round(random() * 500));
  for (const { number, requestId, command, fields } of commandsUpTo(complaints, round)) {
    try {
      await complaints.give(number, requestId, command, fields);
    } catch {
      return;
    }
  }
}

async function beBusyAll(complaints: Complaints, rounds: number): Promise<void> {
  for (const { number, requestId, command, fields } of commandsUpTo(complaints, rounds))
    await complaints.give(number, requestId, command, fields);
}

/** Waits until all that must run out has, and nothing is on its way. */
async function settled(complaints: Complaints): Promise<void> {
  await complaints.with(async (client) => {
    for (const [number, kind] of complaints.numbers) {
      await until(
        `${number} (${kind}) has gone on`,
        async () => {
          const state = await client.workflow.getHandle(workflowIdOf(number)).query<Complaint>(stateQuery);
          const isLate = mustBeLate[kind].every((id) => state.clocks.some(({ clock, lateSteps }) => clock === id && lateSteps > 0));
          return isLate && state.effects.length === 0;
        },
        180_000,
      );
    }
  });
}

/** Again until it works: the system has just been started. */
async function persist(work: () => Promise<void>): Promise<void> {
  for (let attempt = 0; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      if (attempt >= 20) throw error;
      await pause(500);
    }
  }
}

/** Mulberry32: the same moments for the same seed. */
function randomOf(seed: number): () => number {
  let a = seed >>> 0;
  return () => {
    a = (a + 0x6d2b79f5) >>> 0;
    let t = a;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

main().then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    console.error(error);
    process.exitCode = 2;
  },
);
