import fc from 'fast-check';
import type { z } from 'zod';
import { complaintNumber } from '../../domain/complaint/number';
import { shippedPlan } from './plan';
import { oneDayOff, otherPlan, weekOff } from './versions';

const { plan } = shippedPlan();

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
  plan: ['0'.repeat(64), otherPlan.hash, plan.hash, '核对后答复'],
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
export const texts = fc.constantFrom('请尽快处理', '已核对账单', 'ok', '😀 谢谢', 'a\nb');
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
      return fc.constantFrom({}, { office: oneDayOff[0] }, { office: weekOff[0] }, { office: '0'.repeat(64) });
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

/** Fields of a command, right in shape and mostly in what they name. */
export function fieldsOf(shape: Readonly<Record<string, z.ZodType>>): fc.Arbitrary<Record<string, unknown>> {
  const needed = Object.keys(shape).filter((key) => !(shape[key]?.safeParse(undefined).success ?? true));
  return fc.record(Object.fromEntries(Object.entries(shape).map(([key, schema]) => [key, valueOf(key, schema)])), { requiredKeys: needed });
}
