import type { CommandName } from '../../domain/complaint/commands/names';
import type { RefusalCode } from '../../domain/complaint/events';
import { RegistryUnavailable } from '../../registry/unavailable';
import type { Answer, CommandBody, RefusedDetail } from '../../workflows/contract';
import { notFound, Problem, type ProblemCode, unavailable } from '../problems/problem';
import type { ComplaintGateway } from './gateway';
import type { ComplaintReads } from './reads';

/** Gives a command to the complaint's workflow; throws the problem that tells why it was not carried out. */
export async function giveCommand(
  gateway: ComplaintGateway,
  reads: ComplaintReads,
  number: string,
  command: CommandName,
  body: CommandBody,
): Promise<Answer> {
  const outcome = await gateway.give(number, command, body);
  switch (outcome.kind) {
    case 'answered':
      return outcome.answer;
    case 'refused':
      throw refusalProblem(outcome.refused);
    case 'ended':
      throw await endedProblem(reads, number, outcome.how);
    case 'unknown':
      // The server forgets a workflow some months after its end; the registry does not.
      throw (await findQuietly(reads, number)) === null
        ? notFound(`there is no complaint ${number}`)
        : await endedProblem(reads, number, 'COMPLETED');
    default:
      return outcome satisfies never;
  }
}

const statuses: Readonly<Record<RefusalCode, { status: number; code: ProblemCode }>> = {
  malformed: { status: 400, code: 'malformed' },
  unknownCommand: { status: 404, code: 'unknownCommand' },
  role: { status: 403, code: 'role' },
  stage: { status: 409, code: 'stage' },
  plan: { status: 422, code: 'plan' },
  reference: { status: 422, code: 'reference' },
  queueFull: { status: 503, code: 'unavailable' },
  notCancellable: { status: 409, code: 'notCancellable' },
  sameRequestOtherBody: { status: 409, code: 'sameRequestOtherBody' },
};

function refusalProblem({ code, detail, allowed, stage, seq }: RefusedDetail): Problem {
  if (code === 'queueFull') return unavailable(detail, 2);
  const { status, code: problem } = statuses[code];
  return new Problem(status, problem, detail, { allowed, stage, seq });
}

async function endedProblem(reads: ComplaintReads, number: string, how: string): Promise<Problem> {
  const view = await findQuietly(reads, number);
  const end =
    how === 'COMPLETED' ? 'its time for reopening is over' : `its workflow was ended by force (${how}); an operator must look at it`;
  const since = view === null ? '' : ` (${view.stage}${view.endedAt === null ? '' : ` since ${view.endedAt}`})`;
  return new Problem(409, 'ended', `complaint ${number} has ended${since}: ${end}`, {
    allowed: [],
    ...(view === null ? {} : { stage: view.stage, seq: view.seq }),
  });
}

const findQuietly = (reads: ComplaintReads, number: string) =>
  reads.find(number).catch((error: unknown) => {
    if (error instanceof RegistryUnavailable) return null;
    throw error;
  });
