import type { Calendar } from '../clocks/calendar';
import type { Language } from '../complaint/terms';
import type { PlanFile } from './schema';
import type { Vocabulary } from './vocabulary';

/** A compiled condition: pure, total over the vocabulary. */
export type Condition = (facts: Vocabulary) => boolean;

/** A plan that was checked and compiled: what `judge` decides by. */
export interface Plan {
  /** Content hash over the plan file, its calendars and its templates. */
  readonly hash: string;
  readonly file: PlanFile;
  readonly offsetMinutes: number;
  readonly calendars: ReadonlyMap<string, Calendar>;
  /** Compiled `when` of goals, messages and rules, by their source text. */
  readonly condition: (source: string) => Condition;
  /** Renders a message template; throws on a template that the check would have refused. */
  readonly render: (template: string, language: Language, fields: Readonly<Record<string, string>>) => { title: string; text: string };
  /** Names of the fields that a template uses. */
  readonly fieldsOf: (template: string) => ReadonlySet<string>;
}
