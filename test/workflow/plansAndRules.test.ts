import type { Activities } from '../../activities/activities';
import type { Complaint } from '../../domain/complaint/state';
import { changedPlan } from '../support/plan';
import { register } from '../support/start';
import { useBench } from '../support/useBench';

const bench = useBench();

/** Two urgings escalate in the shipped plan; three in this one. */
const patient = changedPlan([['urges >= 2', 'urges >= 3']]);
const byPatientRules = (state: Complaint | null): Complaint | null =>
  state && { ...state, plan: { ...state.plan, hash: patient.plan.hash } };

test('an open complaint keeps the plan that it started with, a new one follows the new plan', async () => {
  const open = await register(bench());
  await open.give('urge');
  await bench().services.plans.keep(patient.plan, patient.source);
  const fresh = await register(bench(), {}, patient.plan);
  await fresh.give('urge');

  expect(await open.give('urge')).toMatchObject({ events: ['urged'] });
  expect(await open.state()).toMatchObject({ rung: 'E1', plan: { hash: bench().plan.hash } });
  await fresh.give('urge');
  expect(await fresh.state()).toMatchObject({ rung: null, plan: { hash: patient.plan.hash } });
  await fresh.give('urge');
  expect(await fresh.state()).toMatchObject({ rung: 'E1' });
});

test('a worker whose rules have changed leaves the past as it was, and decides anew by its own rules', async () => {
  const complaint = await register(bench());
  await complaint.give('urge');
  await complaint.give('urge');
  await complaint.delivered();
  const before = await complaint.state();
  expect(before).toMatchObject({ urges: 2, rung: 'E1' });

  await bench().services.plans.keep(patient.plan, patient.source);
  await bench().stopWorker();
  const ruleChanged = (usual: Activities): Activities => ({
    ...usual,
    judge: ({ state, ...input }) => usual.judge({ ...input, plan: patient.plan.hash, state: byPatientRules(state) }),
  });
  await bench().startWorker(ruleChanged);
  // A worker that starts has nothing in memory: this state is what its replay made of history.
  expect(await complaint.state()).toEqual(before);

  await complaint.give('deescalate', { reason: '已安抚。' }, 'serviceManager');
  const other = await register(bench());
  await other.give('urge');
  await other.give('urge');
  // All its effects are done: nothing is left that the worker after this one would decide on by its own rules.
  expect(await other.delivered()).toMatchObject({ urges: 2, rung: null });
  await bench().stopWorker();
  await bench().startWorker();
  expect(await other.state()).toMatchObject({ urges: 2, rung: null });
});
