import { parseOffset } from '../clocks/civil';
import { languages } from '../complaint/terms';
import { readCalendars, type Calendars } from './calendars';
import { checkPlan } from './check';
import { conditionsIn } from './conditions';
import { compileCondition } from './expressions';
import { readTemplates, templateKey, type Templates } from './messageTemplates';
import type { Sections } from './names';
import type { Condition, Plan } from './plan';
import { hashPlan } from './planHash';
import type { Problem } from './problem';
import { planSchema, type PlanFile } from './schema';
import { partsOfFiles, partsOfSource, type Parts, type PlanFiles, type PlanSource } from './source';
import { renderTemplate } from './templates';
import { parseYamlFile, schemaProblems } from './yamlFile';

export type { PlanFiles, PlanSource } from './source';
export type { Problem } from './problem';

/** A plan that may be used, with the texts to keep of it; or all that is wrong with it, in the order of the files. */
export type Loaded = { readonly plan: Plan; readonly source: PlanSource } | { readonly problems: Problem[] };

/** Reads, checks and compiles a plan file with the calendars and templates beside it. */
export const loadPlan = (files: PlanFiles): Loaded => load(partsOfFiles(files));

/** Rebuilds a plan from the texts that the store kept; the same hash comes out. */
export const planFromParts = (source: PlanSource): Loaded => load(partsOfSource(source));

function load(parts: Parts): Loaded {
  const read = parseYamlFile(parts.main.file, parts.main.text);
  if ('problems' in read) return read;
  const { yaml } = read;
  const shape = planSchema.safeParse(yaml.content);
  const sections: Sections = shape.success ? shape.data : soundSections(yaml.content);
  const calendars = readCalendars(sections, parts, yaml);
  const templates = readTemplates(sections, parts, yaml);
  const problems = [
    ...(shape.success ? [] : schemaProblems(yaml, shape.error.issues)),
    ...calendars.problems,
    ...templates.problems,
    ...checkPlan(sections, calendars.calendars).map(yaml.problemAt),
  ];
  if (!shape.success || problems.length > 0) return { problems: inOrder(problems, parts.main.file) };
  return {
    plan: compile(shape.data, hashPlan(yaml.content, calendars.contents, templates.templates), calendars, templates),
    source: { file: parts.main.text, calendars: calendars.texts, templates: templates.texts },
  };
}

/** The sections of a plan file that keep to the schema each by itself. */
function soundSections(content: unknown): Sections {
  if (typeof content !== 'object' || content === null) return {};
  const given = new Map<string, unknown>(Object.entries(content));
  const sound = Object.entries(planSchema.shape).flatMap(([key, schema]) => {
    const parsed = schema.safeParse(given.get(key));
    return parsed.success ? [[key, parsed.data] as const] : [];
  });
  return Object.fromEntries(sound);
}

function compile(file: PlanFile, hash: string, { calendars }: Calendars, { templates }: Templates): Plan {
  const conditions = new Map([...conditionsIn(file)].map(({ source }) => [source, compileCondition(source)]));
  return {
    hash,
    file,
    offsetMinutes: parseOffset(file.zone.offset) ?? 0,
    calendars,
    // Asked for at every event: what it would say of a missing one is put together only then.
    condition: (source) => conditions.get(source) ?? found<Condition>(undefined, `condition ${JSON.stringify(source)}`),
    render: (template, language, fields) =>
      renderTemplate(found(templates.get(templateKey(language, template)), `template "${template}" in ${language}`), fields),
    fieldsOf: (template) => new Set(languages.flatMap((language) => [...(templates.get(templateKey(language, template))?.fields ?? [])])),
  };
}

/** An entry that the check made sure of; missing, it is a fault of the program, not of the plan. */
function found<T>(entry: T | undefined, what: string): T {
  if (entry === undefined) throw new Error(`the plan has no ${what}`);
  return entry;
}

/** The plan file first, then its parts; each from the top, one problem once. */
function inOrder(problems: readonly Problem[], main: string): Problem[] {
  const rank = (file: string): string => (file === main ? '' : file);
  const sorted = problems.toSorted((a, b) => compare(rank(a.file), rank(b.file)) || a.line - b.line || (a.column ?? 0) - (b.column ?? 0));
  return sorted.filter(
    (problem, index) =>
      !sorted
        .slice(0, index)
        .some((other) => other.file === problem.file && other.path === problem.path && other.message === problem.message),
  );
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
