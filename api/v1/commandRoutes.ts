import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { commands } from '../../domain/complaint/commands';
import { commandNames, type CommandName } from '../../domain/complaint/commands/names';
import { giveCommand } from '../complaints/giveCommand';
import type { ApiDeps } from '../deps';
import { type AnyRoute, defineRoute } from '../http/route';
import { complaintNumberParam, idempotencyKey } from '../http/values';
import { answerExample, commandExamples } from '../openapi/examples';
import { answerSchema } from '../schemas/receipt';

/** `attemptContact` is `attempt-contact` in a path. */
export const pathOf = (command: CommandName): string => command.replaceAll(/[A-Z]/g, (capital) => `-${capital.toLowerCase()}`);

/** One route a command, made from the command's definition. */
export const commandRoutes = (deps: ApiDeps): AnyRoute[] => commandNames.map((name) => commandRoute(name, deps));

function commandRoute(name: CommandName, { gateway, reads }: ApiDeps): AnyRoute {
  const { summary, section, roles, stages, fields } = commands[name];
  return defineRoute({
    id: name,
    method: 'POST',
    path: `/v1/complaints/{number}/${pathOf(name)}`,
    tag: 'commands',
    summary,
    description: `Section ${section} of the plan. Roles: ${roles.join(', ')}. Stages: ${stages.join(', ')}.`,
    roles,
    params: z.object({ number: complaintNumberParam }),
    headers: z.object({ 'idempotency-key': idempotencyKey }),
    body: fields,
    bodyOptional: true,
    bodyExample: commandExamples[name],
    hints: { by: 'is set from the token', requestId: 'goes into the header Idempotency-Key' },
    replies: {
      200: { description: 'Carried out, now or by an earlier request with the same key.', schema: answerSchema, example: answerExample },
    },
    problems: [404, 409, 422],
    handle: async ({ params, headers, received, actor }) => {
      // The fields go on as they were sent: the rules parse them themselves, and a repeat compares equal.
      const body = {
        ...(received as object),
        by: { role: actor.role, id: actor.id },
        requestId: headers['idempotency-key'] ?? randomUUID(),
      };
      return { status: 200, body: await giveCommand(gateway, reads, params.number, name, body) };
    },
  });
}
