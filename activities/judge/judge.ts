import { z } from 'zod';
import type { Calendar } from '../../domain/clocks/calendar';
import type { Input } from '../../domain/complaint/input';
import { readCommand } from '../../domain/complaint/commandInput';
import { calendarsAtRegistration, judge as decide, type Judgement } from '../../domain/complaint/judge';
import { isRefusal } from '../../domain/complaint/refusal';
import type { AnsweredRequest, Complaint } from '../../domain/complaint/state';
import type { Instant } from '../../domain/complaint/terms';
import type { Roster } from '../../domain/escalation/roster';
import type { Library } from '../../domain/plan/library';
import type { Plan } from '../../domain/plan/plan';
import { NotKept } from '../../store/notKept';
import type { createFindRequest } from '../archive/requestIndex';
import type { SegmentRef } from '../effect';
import { attempting } from '../attempting';

export interface JudgeInput {
  readonly number: string;
  readonly state: Complaint | null;
  readonly inputs: readonly Input[];
  readonly now: Instant;
  /** Content hash of the plan version that the complaint keeps. */
  readonly plan: string;
  readonly secret: string;
  readonly segments: readonly SegmentRef[];
  /** Requests that the journal after the segments answers. */
  readonly unsealed: readonly AnsweredRequest[];
}

interface Dependencies {
  /** The plan version of that hash; rejects when nobody has it. */
  readonly planOf: (hash: string) => Promise<Plan>;
  /** The uploaded calendar version of that hash; rejects when nobody has it. */
  readonly calendarOf: (hash: string) => Promise<Calendar>;
  /** Who is on duty when; null where no roster is kept. */
  readonly rosterNow: () => Promise<Roster | null>;
  readonly findRequest: ReturnType<typeof createFindRequest>;
}

/**
 * The decider as an activity without effects: it adds to `judge` only what a pure function cannot have, the plan by its
 * hash and the answers that the state has forgotten. Run as a local activity, so that its answer stands in history.
 */
export function createJudge({ planOf, calendarOf, rosterNow, findRequest }: Dependencies) {
  return async function judge(input: JudgeInput): Promise<Judgement> {
    const { number, state, inputs, now, secret } = input;
    const hash = state?.plan.hash ?? input.plan;
    const plan = await attempting(`Reading plan ${hash}`, () => planOf(hash));
    const library = await attempting('Reading plan and calendar versions', () => versionsFor(input, plan));
    const roster = await attempting('Reading the roster', rosterNow);
    const recalled = await attempting('Looking up earlier requests', () => recall(input));
    return decide({ number, state, inputs, now, plan, library, roster, secret, recalled });
  };

  /** What the complaint counts by, which must be there, and what inputs would have it go over to, which may not be. */
  async function versionsFor({ state, inputs }: JudgeInput, plan: Plan): Promise<Library> {
    const kept = Object.values(state?.calendars ?? calendarsAtRegistration(inputs));
    const wanted = inputs.flatMap(versionsIn);
    const plans = await Promise.all(wanted.flatMap((v) => (v.plan === undefined ? [] : [lenient(v.plan, planOf)])));
    const own = await Promise.all(kept.map(async (hash) => [hash, await calendarOf(hash)] as const));
    const other = await Promise.all(wanted.flatMap((v) => v.calendars.map((hash) => lenient(hash, calendarOf))));
    return { plans: new Map([[plan.hash, plan], ...plans.flat()]), calendars: new Map([...other.flat(), ...own]) };
  }

  async function recall({ number, state, inputs, segments, unsealed }: JudgeInput): Promise<Map<string, AnsweredRequest>> {
    const recalled = new Map<string, AnsweredRequest>();
    if (state === null || state.requestsForgotten === 0) return recalled;
    for (const digest of inputs.flatMap(digestIn)) {
      if (state.requests.some((r) => r.request.startsWith(digest))) continue;
      const found = unsealed.findLast((r) => r.request.startsWith(digest)) ?? (await findRequest({ number, segments, digest }));
      if (found !== null) recalled.set(digest, found);
    }
    return recalled;
  }
}

/** One that was never kept is left out: the command that names it is then refused. Any other fault is tried again. */
async function lenient<T>(hash: string, of: (hash: string) => Promise<T>): Promise<(readonly [string, T])[]> {
  try {
    return [[hash, await of(hash)]];
  } catch (error) {
    if (!(error instanceof NotKept)) throw error;
    return [];
  }
}

/** Versions that an `adopt` speaks of, read with care: whatever else is wrong with it, its rule says. */
function versionsIn(input: Input): { plan: string | undefined; calendars: string[] }[] {
  if (input.kind !== 'command' || input.name !== 'adopt') return [];
  const given = versions.safeParse(input.body);
  return given.success ? [{ plan: given.data.plan, calendars: Object.values(given.data.calendars) }] : [];
}

const hash = z.string().regex(/^[0-9a-f]{64}$/);
const versions = z.looseObject({ plan: hash.optional(), calendars: z.record(z.string(), hash).default({}) });

function digestIn(input: Input): string[] {
  if (input.kind !== 'command') return [];
  const given = readCommand(input.name, input.body);
  const digest = isRefusal(given) ? undefined : given.request?.split('.')[0];
  return digest === undefined ? [] : [digest];
}
