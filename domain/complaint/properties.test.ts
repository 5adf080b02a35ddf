import fc from 'fast-check';
import { anyInput, anyLife, inputFor, live, type Life } from '../../test/support/anyInput';
import { days, type ComplaintCase } from '../../test/support/complaintCase';
import { shippedPlan } from '../../test/support/plan';
import { genesis, verifyJournal } from '../journal/journal';
import type { JournalEvent } from './events';
import { evolve, replay } from './evolve';
import { judge } from './judge';
import { matches } from './matching';
import type { Complaint } from './state';
import type { Stage } from './terms';

/** Whatever happens, in whatever order: fast-check prints seed and path of a counter-example, to be given to `fc.assert` again. */
const { plan } = shippedPlan();
const numRuns = 40;
const always = (property: string, check: (life: Life) => void): void =>
  it(property, () => fc.assert(fc.property(anyLife, check), { numRuns }), 60_000);

const onwards: Readonly<Record<Stage, readonly Stage[]>> = {
  // Closed before a reply is what a duplicate is by merging it.
  registered: ['triaged', 'rejected', 'withdrawn', 'closed'],
  triaged: ['dispatched', 'resolving', 'replied', 'rejected', 'withdrawn', 'closed'],
  dispatched: ['triaged', 'investigating', 'resolving', 'replied', 'rejected', 'withdrawn', 'closed'],
  investigating: ['triaged', 'dispatched', 'resolving', 'replied', 'rejected', 'withdrawn', 'closed'],
  resolving: ['triaged', 'dispatched', 'replied', 'rejected', 'withdrawn', 'closed'],
  replied: ['triaged', 'dispatched', 'investigating', 'closed', 'withdrawn'],
  // Taken up again where it stood: before its triage, if it never was triaged.
  closed: ['registered', 'triaged'],
  rejected: ['registered', 'triaged'],
  withdrawn: ['registered', 'triaged'],
};

/** The states that the journal went through, one after each event. */
const statesOf = (journal: readonly JournalEvent[]): Complaint[] => {
  let state: Complaint | null = null;
  return journal.map((event) => (state = evolve(state, event)));
};

describe('in every life of a complaint', () => {
  always('the journal is numbered without gaps, chained, and in the order of time', (life) => {
    const { journal, number } = live(life);
    expect(verifyJournal(journal, genesis(number), 1)).toEqual([]);
    expect(journal.map((e) => e.at)).toEqual(journal.map((e) => e.at).toSorted((a, b) => a - b));
  });

  always('the state is what its journal folds to, and what JSON keeps of it', (life) => {
    const { journal, complaint } = live(life);
    expect(replay(journal)).toEqual(complaint);
    expect(JSON.parse(JSON.stringify(complaint))).toEqual(complaint);
    expect(JSON.parse(JSON.stringify(journal))).toEqual(journal);
  });

  always('it makes no difference that the state was carried from run to run', (life) => {
    expect(live(life, (c) => c.continueAsNew()).journal).toEqual(live(life).journal);
  });

  always('the state stays below 64 KB', (life) => {
    expect(Buffer.byteLength(JSON.stringify(live(life).complaint))).toBeLessThan(64 * 1024);
  });

  always('the next moment of interest lies ahead, or there is none', (life) => {
    live(life, ({ nextDue, now }) => {
      if (nextDue !== null) expect(nextDue.at).toBeGreaterThan(now);
    });
  });

  always('no clock warns or is late twice for the same, unless it was started anew', (life) => {
    const told = new Map<string, Set<string>>();
    for (const { type, data } of live(life).journal) {
      if (type === 'clockStarted') told.set(data.clock, new Set());
      if (type !== 'clockWarned' && type !== 'clockLate') continue;
      const step = type === 'clockWarned' ? `warned ${data.warning}` : `late ${data.step}`;
      expect(told.get(data.clock)).not.toContain(step);
      told.get(data.clock)?.add(step);
    }
  });

  always('the statutory day neither moves nor pauses', (life) => {
    const { journal } = live(life);
    const ofIt = journal.filter((e) => 'clock' in e.data && e.data.clock === 'statutory');
    expect(ofIt.map((e) => e.type)).not.toEqual(expect.arrayContaining([expect.stringMatching(/clockMoved|clockPaused|clockResumed/)]));
    // Taken up again before any answer it runs on, by the same day.
    expect(new Set(ofIt.flatMap((e) => (e.type === 'clockStarted' ? [e.data.due] : []))).size).toBe(1);
  });

  always('stages follow one another along the ways that there are', (life) => {
    const stagesSeen = statesOf(live(life).journal).map((s) => s.stage);
    for (const [i, stage] of stagesSeen.entries()) {
      const before = stagesSeen[i - 1] ?? stage;
      if (stage !== before) expect(onwards[before]).toContain(stage);
    }
  });

  always('effects have keys that count up, kind by kind, and each is settled at most once', (life) => {
    const { journal, number } = live(life);
    const counts = new Map<string, number>();
    const open = new Set<string>();
    for (const { type, data } of journal) {
      if (type === 'effectOrdered') {
        const n = (counts.get(data.kind) ?? 0) + 1;
        counts.set(data.kind, n);
        expect(data.key).toBe(`${number}/${data.kind}/${n}`);
        open.add(data.key);
      } else if (type === 'effectDone' || (type === 'effectSettled' && data.how === 'drop')) expect(open.delete(data.key)).toBe(true);
    }
  });

  always('nobody is told twice of one thing: each one no more messages of a purpose than events that ask for one', (life) => {
    const { journal } = live(life);
    for (const [purpose, rule] of Object.entries(plan.file.messages)) {
      const told = journal.flatMap((e) => (e.type === 'effectOrdered' && e.data.purpose === purpose ? [e.data.subject] : []));
      const asked = journal.filter((e) => matches(rule.on, e)).length;
      for (const whom of new Set(told)) expect(told.filter((subject) => subject === whom).length).toBeLessThanOrEqual(asked);
    }
  });

  always('a rung is reached from below only, but by being taken up again on it, and left downwards only by a person', (life) => {
    for (const e of live(life).journal) {
      if (e.type === 'escalated' && e.data.rule === 'reopened') expect(e.data.rung).toBe(e.data.from);
      else if (e.type === 'escalated') expect(e.data.rung > (e.data.from ?? '')).toBe(true);
      if (e.type === 'deescalated') expect([e.data.from > (e.data.rung ?? ''), e.actor.role === 'system']).toEqual([true, false]);
    }
  });

  always('a clock that was stopped late was due before', (life) => {
    // A contact may be recorded later than it was made: what it stops is judged by when it was made.
    let occurred = 0;
    for (const e of live(life).journal) {
      if (!e.type.startsWith('clock')) occurred = e.type === 'contacted' ? e.data.at : e.at;
      if (e.type === 'clockStopped') expect(e.data.late).toBe(occurred > e.data.due);
    }
  });

  always('each input has its answer, with the stage and the journal’s number', (life) => {
    live({ ...life, steps: life.steps.slice(0, 3) }, (c) => {
      const outcomes = c.faceAll([{ kind: 'time' }, { kind: 'command', name: 'urge', body: {}, via: 'signal' }, { kind: 'cancellation' }]);
      expect(outcomes).toHaveLength(3);
      for (const outcome of outcomes) expect(outcome.seq).toBeLessThanOrEqual(c.complaint.seq);
      expect(outcomes.at(-1)?.stage).toBe(c.complaint.stage);
    });
  });

  always('once it is finished nothing runs, and time brings nothing more', (life) => {
    const complaint = live(life, expectRest);
    complaint.usual('reject', 'supervisor');
    complaint.deliver();
    complaint.pass(days(60));
    expectRest(complaint);
  });

  it('it makes no difference how what comes at one moment is put into batches', () => {
    const inputs = fc.array(anyInput, { minLength: 2, maxLength: 6 });
    fc.assert(
      fc.property(anyLife, inputs, fc.nat(6), (life, later, cut) => {
        const complaint = live({ ...life, steps: life.steps.slice(0, 8) });
        const { complaint: state, number, secret, now, library } = complaint;
        const plan = library.plans.get(state.plan.hash) ?? complaint.plan;
        const faced = later.map((input) => inputFor(complaint, input));
        const together = judge({ number, state, inputs: faced, now, plan, library, secret });
        const first = judge({ number, state, inputs: faced.slice(0, cut), now, plan, library, secret });
        const between = replay(first.events, state);
        const afterFirst = library.plans.get(between?.plan.hash ?? '') ?? plan;
        const second = judge({ number, state: between, inputs: faced.slice(cut), now, plan: afterFirst, library, secret });
        expect([...first.events, ...second.events]).toEqual(together.events);
        expect([...first.outcomes, ...second.outcomes]).toEqual(together.outcomes);
      }),
      { numRuns },
    );
  }, 60_000);
});

/** A finished complaint at which something still goes on. */
function expectRest(complaint: ComplaintCase): void {
  if (!complaint.finished) return;
  expect(complaint.nextDue).toBeNull();
  expect(complaint.complaint.effects).toEqual([]);
  expect(complaint.complaint.clocks.filter((c) => c.state !== 'stopped')).toEqual([]);
  const { number, secret, complaint: state, now, library } = complaint;
  const plan = library.plans.get(state.plan.hash) ?? complaint.plan;
  const { events, finished } = judge({ number, state, inputs: [{ kind: 'time' }], now: now + days(400), plan, library, secret });
  expect(events).toEqual([]);
  expect(finished).toBe(true);
}
