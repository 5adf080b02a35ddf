import { z } from 'zod';
import { parseOffset } from '../clocks/civil';
import { stages } from '../complaint/terms';
import { suggestion } from '../plan/closest';
import type { Finding, Path, Problem } from '../plan/problem';
import { parseYamlFile, schemaProblems } from '../plan/yamlFile';
import { typeOf, unknownFields, type SaidCheck } from './said';

/** How a log of another system becomes events of complaints: which columns it has, and what each of its activities means. */

const scalar = z.union([z.string(), z.number(), z.boolean()]);
const fixed = z.union([scalar, z.array(z.string())]);
const fromColumn = z.strictObject({
  column: z.string(),
  /** What the cell's words mean; without it, the cell itself is the value. */
  values: z.record(z.string(), fixed).optional(),
  /** Of an empty cell, or one whose words `values` does not have. */
  default: fixed.optional(),
});
const value = z.union(
  [fixed, fromColumn, z.record(z.string(), fixed)],
  'say a value, or { column: …, values: { cell: value, … }, default: value }',
);
const data = z.record(z.string(), value);
const meaning = z.strictObject({ event: z.string(), data: data.default({}), stages: z.array(z.enum(stages)).min(1).optional() });

const mappingSchema = z.strictObject({
  columns: z.strictObject({ case: z.string(), time: z.string(), event: z.string() }),
  /** Of times that have no offset themselves; the plan's zone if absent. */
  zone: z
    .string()
    .refine((written) => parseOffset(written) !== null, 'a zone is written "+08:00"')
    .optional(),
  /** What is known of a case that no activity registers: its first row does. */
  registration: data.default({ channel: 'phone' }),
  /** Whatever comes after a question shows that the customer has answered it. */
  nextRowAnswers: z.boolean().default(false),
  /** Every activity of the log: the event that it is, several in turn, each where the complaint is in one of its stages, or `ignore`. */
  activities: z.record(
    z.string(),
    z.union(
      [
        z.string().transform((event): z.output<typeof meaning>[] => (event === 'ignore' ? [] : [{ event, data: {} }])),
        meaning.transform((one) => [one]),
        z.array(meaning).min(1),
      ],
      'say an event, { event: …, data: { … } }, a list of them, or ignore',
    ),
  ),
});

export type Mapping = z.output<typeof mappingSchema>;
export type Meaning = z.output<typeof meaning>;
export type Value = z.output<typeof value>;
type FromColumn = z.output<typeof fromColumn>;

export const isFromColumn = (from: Value): from is FromColumn => typeof from === 'object' && !Array.isArray(from) && 'column' in from;

/** Reads a mapping, and checks it against the events, the plans, and the columns of the log. */
export function readMapping(
  file: string,
  text: string,
  columns: readonly string[],
  check: SaidCheck,
): { mapping: Mapping } | { problems: readonly Problem[] } {
  const read = parseYamlFile(file, text);
  if ('problems' in read) return read;
  const { yaml } = read;
  const shape = mappingSchema.safeParse(yaml.content);
  if (!shape.success) return { problems: schemaProblems(yaml, shape.error.issues) };
  const mapping = shape.data;
  const problems = [...checkColumns(mapping, columns), ...checkMeanings(mapping, columns, check)].map(yaml.problemAt);
  return problems.length > 0 ? { problems } : { mapping };
}

function* checkColumns({ columns }: Mapping, there: readonly string[]): Generator<Finding> {
  for (const [key, column] of Object.entries(columns)) yield* checkColumn(column, ['columns', key], there);
}

function* checkColumn(column: string, path: Path, there: readonly string[]): Generator<Finding> {
  if (there.includes(column)) return;
  yield {
    path,
    message: `the log has no column "${column}"${suggestion(column, there)}; it has ${there.map((name) => `"${name}"`).join(', ')}`,
  };
}

function* checkMeanings(mapping: Mapping, columns: readonly string[], check: SaidCheck): Generator<Finding> {
  yield* checkData('registered', mapping.registration, ['registration'], columns, check);
  for (const [activity, meanings] of Object.entries(mapping.activities)) {
    for (const [index, { event, data: said }] of meanings.entries()) {
      const path = meanings.length > 1 ? ['activities', activity, index] : ['activities', activity];
      const data = event === 'registered' ? { ...mapping.registration, ...said } : said;
      yield* checkData(event, data, [...path, 'data'], columns, check, [...path, 'event']);
    }
  }
}

/** What is fixed is checked here, once; what stands in cells, row by row. */
function* checkData(
  event: string,
  said: Readonly<Record<string, Value>>,
  path: Path,
  columns: readonly string[],
  check: SaidCheck,
  eventPath: Path = path,
): Generator<Finding> {
  const known = typeOf(event);
  if ('wrong' in known) return yield { path: eventPath, message: known.wrong };
  const fields = Object.entries(said);
  for (const [field, from] of fields) if (isFromColumn(from)) yield* checkColumn(from.column, [...path, field, 'column'], columns);
  const unread = fields.flatMap(([field, from]) => (isFromColumn(from) ? [field] : []));
  const result = unread.length > 0 ? { wrong: unknownFields(known.type, Object.keys(said)) } : check.check(known.type, said);
  if ('wrong' in result) yield* result.wrong.map(({ field, message }) => ({ path: field === null ? path : [...path, field], message }));
}
