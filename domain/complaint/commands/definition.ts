import type { z } from 'zod';
import type { OnDuty } from '../../escalation/duty';
import type { Library } from '../../plan/library';
import type { Plan } from '../../plan/plan';
import type { Happening } from '../events';
import type { Refusal } from '../refusal';
import type { Complaint } from '../state';
import type { Actor, Instant, Role, Stage } from '../terms';

/** What a command is decided by, and nothing else. */
export interface Situation {
  readonly state: Complaint;
  readonly actor: Actor;
  readonly now: Instant;
  readonly plan: Plan;
  /** Who is on duty now. */
  readonly onDuty: OnDuty;
  /** Versions that it may go over to. */
  readonly library: Library;
}

/**
 * The one definition of a command. The HTTP route, the Temporal update and signal, the OpenAPI entry and the
 * console's form are all made from it.
 */
export interface CommandDefinition<F extends z.ZodType = z.ZodType> {
  readonly name: string;
  /** One sentence: what giving it means. */
  readonly summary: string;
  /** Section of the plan that it carries out. */
  readonly section: string;
  readonly roles: readonly Role[];
  readonly stages: readonly Stage[];
  readonly fields: F;
  /** Pure. Shape, role and stage were checked before. */
  decide(fields: z.output<F>, situation: Situation): readonly Happening[] | Refusal;
}

/** A definition whose field types have been forgotten, as lists of definitions hold it. */
export interface AnyCommand extends Omit<CommandDefinition, 'decide'> {
  decide(fields: unknown, situation: Situation): readonly Happening[] | Refusal;
}

/** Defines a command; the schema's output is what `decide` gets. */
export function defineCommand<F extends z.ZodType>(definition: CommandDefinition<F>): AnyCommand & { readonly fields: F } {
  return { ...definition, decide: (fields, situation) => definition.decide(fields as z.output<F>, situation) };
}
