import type { z } from 'zod';
import type { EventType, EventTypes, Happening } from '../complaint/events';
import type { Complaint } from '../complaint/state';
import type { Instant, Stage } from '../complaint/terms';
import type { NameKind } from '../plan/names';
import type { Plan } from '../plan/plan';

/** The case as it stands when an entry of its log comes. */
export interface Scene {
  readonly state: Complaint;
  readonly plan: Plan;
  readonly now: Instant;
}

/** What a log may say of one type of event. */
export interface EntryKind {
  /** What the rules go by. Numbers, rounds and names of things follow from the case and need not be said. */
  readonly says: z.ZodObject;
  /** Fields that name entries of the plan. */
  readonly names: Readonly<Record<string, NameKind>>;
  /** Stages in which it can come about. */
  readonly stages: readonly Stage[];
  /** The event in full; null where the case has nothing that it could be about, such as a hand-off that waits. */
  readonly complete: (given: unknown, scene: Scene) => Happening | null;
}

interface Parts<T extends EventType, F extends z.ZodObject> {
  readonly says: F;
  readonly names?: { readonly [K in keyof z.output<F>]?: NameKind };
  readonly stages: readonly Stage[];
  readonly data: (given: z.output<F>, scene: Scene) => EventTypes[T]['data'] | null;
}

/** Defines a kind; the schema's output is what `data` gets, and what it gives is the public part of the event named. */
export function entryKind<T extends EventType, F extends z.ZodObject>(type: T, { says, names = {}, stages, data }: Parts<T, F>): EntryKind {
  return {
    says,
    names: names as Readonly<Record<string, NameKind>>,
    stages,
    complete: (given, scene) => {
      const completed = data(given as z.output<F>, scene);
      return completed === null ? null : ({ type, data: completed } as Happening);
    },
  };
}
