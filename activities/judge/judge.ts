import type { Input } from '../../domain/complaint/input';
import { readCommand } from '../../domain/complaint/commandInput';
import { judge as decide, type Judgement } from '../../domain/complaint/judge';
import { isRefusal } from '../../domain/complaint/refusal';
import type { AnsweredRequest, Complaint } from '../../domain/complaint/state';
import type { Instant } from '../../domain/complaint/terms';
import type { Plan } from '../../domain/plan/plan';
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
  readonly findRequest: ReturnType<typeof createFindRequest>;
}

/**
 * The decider as an activity without effects: it adds to `judge` only what a pure function cannot have, the plan by its
 * hash and the answers that the state has forgotten. Run as a local activity, so that its answer stands in history.
 */
export function createJudge({ planOf, findRequest }: Dependencies) {
  return async function judge(input: JudgeInput): Promise<Judgement> {
    const { number, state, inputs, now, secret } = input;
    const plan = await attempting(`Reading plan ${input.plan}`, () => planOf(input.plan));
    const recalled = await attempting('Looking up earlier requests', () => recall(input));
    return decide({ number, state, inputs, now, plan, secret, recalled });
  };

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

function digestIn(input: Input): string[] {
  if (input.kind !== 'command') return [];
  const given = readCommand(input.name, input.body);
  const digest = isRefusal(given) ? undefined : given.request?.split('.')[0];
  return digest === undefined ? [] : [digest];
}
