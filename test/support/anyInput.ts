import fc from 'fast-check';
import type { z } from 'zod';
import { commands } from '../../domain/complaint/commands';
import { commandNames } from '../../domain/complaint/commands/names';
import type { EffectOutcome } from '../../domain/complaint/input';
import { complaintNumber } from '../../domain/complaint/number';
import { roles, stages, type Role } from '../../domain/complaint/terms';
import { shippedPlan } from './plan';
import { ComplaintCase, days, hours, minutes } from './complaintCase';

/** Words that fields of these names may have, so that many of the commands are right ones; where a field is not named any text will do. */
const words: Readonly<Record<string, readonly string[]>> = {
  category: ['network.voice', 'network.broadbandOutage', 'charges.data', 'service.suspendClose', 'porting.portOutObstructed', 'unheardOf'],
  tags: ['difficult', 'insult', 'exposure', 'media', 'rural', 'unheardOf'],
  department: ['billing', 'networkOperations', 'marketing', 'unheardOf'],
  cause: ['billing.error', 'network.fault', 'unheardOf'],
  responsibility: ['companyAtFault', 'notAtFault', 'unheardOf'],
  ground: ['notOurs', 'tooOld', 'unheardOf'],
  kind: ['refund', 'apology', 'credit', 'hotline12345', 'lettersAndVisits', 'appeal', 'unheardOf'],
  referral: ['R1', 'R2'],
  documentNumber: ['D-1', 'D-2', 'D-3'],
  body: ['12345', '信访局'],
  longer: ['2 WD', '3 d', '6 h', 'soon'],
  extension: ['V1', 'V2'],
  escalation: ['X1', 'X2'],
  oversight: ['O1', 'O2'],
  appointment: ['A1', 'A2'],
  promise: ['M1', 'M2'],
  into: [complaintNumber('phone', 'call-2'), complaintNumber('phone', 'call-1')],
  from: [complaintNumber('phone', 'call-3')],
  plan: ['0'.repeat(64), '核对后答复'],
  handOff: ['H1', 'H2', 'H3'],
  question: ['Q1', 'Q2', 'Q3'],
  proposal: ['P1', 'P2'],
  remedy: ['P1R1', 'P1R2', 'P2R1'],
  to: ['agent-2', 'E1', 'E3', complaintNumber('phone', 'call-2'), complaintNumber('phone', 'call-1')],
  effect: ['message/1', 'message/3', 'dossier/1', 'handOff/1', 'observation/1'].map(
    (tail) => `${complaintNumber('phone', 'call-1')}/${tail}`,
  ),
  phone: ['13900000005', '+86 139-0000-0006'],
  number: ['13900000007'],
  email: ['test@example.com'],
  checkedBy: ['supervisor-2', 'agent-1'],
};
const texts = fc.constantFrom('请尽快处理', '已核对账单', 'ok', '😀 谢谢', 'a\nb');
const instants = fc.constantFrom(
  '2026-02-01T00:00:00+08:00',
  '2026-03-02T10:00:00+08:00',
  '2026-03-05T09:30:00Z',
  '2027-01-01T00:00:00+08:00',
);
const amounts = fc.constantFrom(0, 0.01, 30, 150, 999.99, 1000, 20_000, 60_000);

interface Def {
  readonly type: string;
  readonly innerType?: z.ZodType;
  readonly element?: z.ZodType;
  readonly shape?: Readonly<Record<string, z.ZodType>>;
  readonly entries?: Readonly<Record<string, string>>;
  readonly options?: readonly z.ZodType[];
  readonly values?: readonly unknown[];
}
const defOf = (schema: z.ZodType): Def => schema.def;

/** What a schema takes; a field that it does not know how to make fails the test that asks. */
function valueOf(name: string, schema: z.ZodType): fc.Arbitrary<unknown> {
  const { type, innerType, element, shape, entries, options, values } = defOf(schema);
  const inside = (inner: z.ZodType | undefined): fc.Arbitrary<unknown> => {
    if (inner === undefined) throw new Error(`nothing is inside of ${type} "${name}"`);
    return valueOf(name, inner);
  };
  switch (type) {
    case 'optional':
    case 'default':
      return inside(innerType);
    case 'nullable':
      return fc.option(inside(innerType));
    case 'object':
      return fieldsOf(shape ?? {});
    case 'array':
      return fc.array(inside(element), { maxLength: 3 });
    case 'enum':
      return fc.constantFrom(...Object.values(entries ?? {}));
    case 'literal':
      return fc.constantFrom(...(values ?? []));
    case 'union':
      return fc.oneof(...(options ?? []).map((option) => valueOf(name, option)));
    case 'record':
      return fc.constant({});
    case 'boolean':
      return fc.boolean();
    case 'number':
      return amounts;
    case 'pipe':
      return instants;
    case 'string':
      return words[name] === undefined ? texts : fc.constantFrom(...words[name]);
    default:
      throw new Error(`no arbitrary for ${type} "${name}"`);
  }
}

function fieldsOf(shape: Readonly<Record<string, z.ZodType>>): fc.Arbitrary<Record<string, unknown>> {
  const needed = Object.keys(shape).filter((key) => !(shape[key]?.safeParse(undefined).success ?? true));
  return fc.record(Object.fromEntries(Object.entries(shape).map(([key, schema]) => [key, valueOf(key, schema)])), { requiredKeys: needed });
}

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
);

/** Any life of a complaint: a stage to begin in, and what happens from there. */
export const anyLife = fc.record({ stage: fc.constantFrom(...stages), steps: fc.array(anyStep, { maxLength: 25 }) });
export type Life = typeof anyLife extends fc.Arbitrary<infer T> ? T : never;

const { plan } = shippedPlan();

/** The input as this complaint faces it. */
export function inputFor(complaint: ComplaintCase, input: AnyInput) {
  if (input.kind !== 'effect') return input;
  const { effect, ...result } = input;
  return { ...result, key: complaint.complaint.effects[effect]?.key ?? `${complaint.number}/message/999` };
}

/** Leads a complaint through a life; `after` looks at it after each step. */
export function live({ stage, steps }: Life, after: (complaint: ComplaintCase) => void = () => undefined): ComplaintCase {
  const complaint = ComplaintCase.inStage(plan, stage);
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
    }
    after(complaint);
  }
  return complaint;
}
