import fc from 'fast-check';
import type { z } from 'zod';
import { commands } from '../../domain/complaint/commands';
import { commandNames } from '../../domain/complaint/commands/names';
import type { EffectOutcome } from '../../domain/complaint/input';
import { roles, stages, type Role } from '../../domain/complaint/terms';
import { shippedPlan } from './plan';
import { fieldsOf, texts } from './anyFields';
import { ComplaintCase, days, hours, minutes } from './complaintCase';
import { fittingCommand } from './fittingInput';
import { versions } from './versions';

const { plan } = shippedPlan();

const mostly = <T>(often: fc.Arbitrary<T>, seldom: fc.Arbitrary<T>): fc.Arbitrary<T> =>
  fc.oneof({ weight: 9, arbitrary: often }, { weight: 1, arbitrary: seldom });

const rightCommand = fc.constantFrom(...commandNames).chain((name) => {
  const { fields, roles: may } = commands[name];
  const role: fc.Arbitrary<Role> = mostly(fc.constantFrom(...may), fc.constantFrom(...roles));
  const by = fc.record({ role, id: fc.constantFrom('agent-1', 'agent-2', 'handler-1', 'supervisor-1') });
  const request = fc.option(fc.constantFrom('r-1', 'r-2', 'r-3'), { nil: undefined, freq: 4 });
  return fc.tuple(by, request, fieldsOf((fields as z.ZodObject).shape)).map(([sender, requestId, body]) => ({
    name: name as string,
    body: { by: sender, ...(requestId === undefined ? {} : { requestId }), ...body } as unknown,
  }));
});
const junkCommand = fc.record({
  name: fc.oneof(fc.constantFrom<string>(...commandNames), fc.string()),
  body: fc.oneof(fc.jsonValue({ maxDepth: 3 }), fc.constant({ malformed: 'bad JSON' })) as fc.Arbitrary<unknown>,
});
export const anyCommand = fc
  .tuple(mostly(rightCommand, junkCommand), fc.constantFrom('update' as const, 'signal' as const))
  .map(([{ name, body }, via]) => ({ kind: 'command' as const, name, body, via }));

const anyOutcome: fc.Arbitrary<EffectOutcome> = fc.oneof(
  fc.record({
    outcome: fc.constant('done' as const),
    reference: fc.constantFrom('ref', null),
    observed: fc.record({
      repeats: fc.constantFrom(null, 0, 1, 2, 5),
      duplicates: fc.constant([]),
      earlier: fc.constant([]),
      alike: fc.constantFrom(null, 1, 12),
    }),
  }),
  fc.record({ outcome: fc.constant('inDoubt' as const), error: texts }),
  fc.record({ outcome: fc.constant('failed' as const), error: texts, permanent: fc.boolean() }),
);

/** A step of a complaint's life; an effect is meant by its place among the unsettled ones, so that it is mostly one that there is. */
export const anyInput = fc.oneof(
  { weight: 8, arbitrary: anyCommand },
  { weight: 3, arbitrary: fc.tuple(fc.nat(12), anyOutcome).map(([effect, result]) => ({ kind: 'effect' as const, effect, ...result })) },
  { weight: 1, arbitrary: fc.constantFrom({ kind: 'time' as const }, { kind: 'cancellation' as const }) },
);
export type AnyInput = typeof anyInput extends fc.Arbitrary<infer T> ? T : never;

const spans = fc.constantFrom(0, 1, minutes(5), hours(1), hours(6), days(1), days(3), days(12), days(40));
const anyStep = fc.oneof(
  { weight: 6, arbitrary: fc.array(anyInput, { minLength: 1, maxLength: 4 }).map((inputs) => ({ step: 'inputs' as const, inputs })) },
  { weight: 2, arbitrary: fc.record({ step: fc.constantFrom('pass' as const, 'outage' as const), span: spans }) },
  { weight: 1, arbitrary: fc.constant({ step: 'deliver' as const }) },
  { weight: 8, arbitrary: fc.nat(1_000_000).map((seed) => ({ step: 'fitting' as const, seed })) },
);

/** Any life of a complaint: a stage to begin in, and what happens from there. */
export const anyLife = fc.record({ stage: fc.constantFrom(...stages), steps: fc.array(anyStep, { maxLength: 25 }) });
export type Life = typeof anyLife extends fc.Arbitrary<infer T> ? T : never;

/** A long life, for looking at laws that hold whatever happens. */
export const longLife = fc.record({
  stage: fc.constantFrom(...stages),
  steps: fc.array(anyStep, { minLength: 6, maxLength: 30, size: 'max' }),
});

/** The input as this complaint faces it. */
export function inputFor(complaint: ComplaintCase, input: AnyInput) {
  if (input.kind !== 'effect') return input;
  const { effect, ...result } = input;
  return { ...result, key: complaint.complaint.effects[effect]?.key ?? `${complaint.number}/message/999` };
}

/** Leads a complaint through a life; `after` looks at it after each step. */
export function live({ stage, steps }: Life, after: (complaint: ComplaintCase) => void = () => undefined): ComplaintCase {
  const complaint = ComplaintCase.inStage(plan, stage);
  complaint.library = versions;
  after(complaint);
  for (const step of steps) {
    switch (step.step) {
      case 'inputs':
        complaint.faceAll(step.inputs.map((input) => inputFor(complaint, input)));
        break;
      case 'pass':
        complaint.pass(step.span);
        break;
      case 'outage':
        complaint.now += step.span;
        complaint.face({ kind: 'time' });
        break;
      case 'deliver':
        complaint.deliver();
        break;
      case 'fitting':
        complaint.face(fittingCommand(complaint, step.seed));
        break;
    }
    after(complaint);
  }
  return complaint;
}
