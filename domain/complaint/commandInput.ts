import { z } from 'zod';
import { closest } from '../plan/closest';
import { commands, isCommandName } from './commands';
import type { Situation } from './commands/definition';
import { commandNames } from './commands/names';
import type { Happening } from './events';
import { line } from './fields';
import { requestMark } from './number';
import { samePerson } from './person';
import { refuse, type Refusal } from './refusal';
import type { Complaint } from './state';
import { roles, type Actor, type Role } from './terms';

/** Who gave a command, as the request says; the operator where a signal typed by hand says nothing. */
const sender = z.strictObject({ role: z.enum(roles), id: line(64).transform(samePerson) });
const envelope = z.looseObject({ by: sender.default({ role: 'operator', id: 'temporal' }), requestId: line(128).optional() });

/** A command whose envelope was read; its fields are still to be checked. */
export interface Given {
  readonly actor: Actor;
  readonly name: string;
  readonly fields: Readonly<Record<string, unknown>>;
  /** Mark of the request id and body, where there is an id. */
  readonly request: string | undefined;
}

/** Reads the envelope of whatever arrived. */
export function readCommand(name: string, body: unknown): Given | Refusal {
  if (!isCommandName(name)) {
    const shown = name.slice(0, 60);
    const near = closest(name, commandNames);
    return refuse('unknownCommand', `there is no command "${shown}"${near === null ? '' : `; did you mean "${near}"?`}`, commandNames);
  }
  if (body === null || typeof body !== 'object' || Array.isArray(body)) {
    return refuse('malformed', `"${name}" takes one JSON object, such as ${example(name)}; got ${kindOf(body)}`);
  }
  if (isMalformed(body)) return refuse('malformed', `"${name}" takes one JSON object; the payload cannot be read: ${body.malformed}`);
  if (isDeeperThan(depthAtMost, body)) return refuse('malformed', `"${name}" takes one JSON object, nested at most ${depthAtMost} deep`);
  const read = envelope.safeParse(body);
  if (!read.success) return refuse('malformed', describe(read.error));
  const { by, requestId, ...fields } = read.data;
  return { actor: by, name, fields, request: requestId === undefined ? undefined : requestMark(requestId, name, { by: by.id, ...fields }) };
}

/** Checks role, shape and stage, and lets the command's own rule decide. */
export function decideCommand(given: Given, situation: Omit<Situation, 'actor'>): readonly Happening[] | Refusal {
  const { state } = situation;
  if (!isCommandName(given.name)) return refuse('unknownCommand', given.name);
  const command = commands[given.name];
  if (given.actor.role === 'system' || !command.roles.includes(given.actor.role)) {
    return refuse('role', `${given.actor.role} may not ${command.name}`, command.roles);
  }
  const fields = command.fields.safeParse(given.fields);
  if (!fields.success) return refuse('malformed', describe(fields.error));
  if (!command.stages.includes(state.stage)) {
    return refuse(
      'stage',
      `${command.name} is for ${command.stages.join(', ')}; it is ${state.stage}`,
      allowedCommands(state, given.actor.role),
    );
  }
  return command.decide(fields.data, { ...situation, actor: given.actor });
}

/** Commands that a role may give in the complaint's stage. */
export const allowedCommands = (state: Pick<Complaint, 'stage'>, role: Role): string[] =>
  commandNames.filter((name) => commands[name].stages.includes(state.stage) && commands[name].roles.includes(role));

/** Names each wrong field and what would be right, without repeating what was sent. */
function describe(error: z.ZodError): string {
  return error.issues
    .slice(0, 10)
    .map((issue) => (issue.path.length === 0 ? issue.message : `${issue.path.join('.')}: ${issue.message}`))
    .join('; ')
    .slice(0, 500);
}

/** Deeper than the fields of any command go; what is nested without end exhausts the stack of those who walk it. */
const depthAtMost = 20;

const isDeeperThan = (depth: number, value: unknown): boolean =>
  typeof value === 'object' && value !== null && (depth === 0 || Object.values(value).some((inner) => isDeeperThan(depth - 1, inner)));

const isMalformed = (body: object): body is { malformed: string } =>
  'malformed' in body && typeof body.malformed === 'string' && Object.keys(body).length === 1;

const kindOf = (body: unknown): string =>
  body === null || body === undefined ? 'nothing' : Array.isArray(body) ? 'a list' : `a ${typeof body}`;

function example(name: string): string {
  switch (name) {
    case 'escalate':
      return '{"to":"E2","reason":"…"}';
    case 'reply':
      return '{"finding":"…","basis":"…","solution":"…","timing":"…"}';
    default:
      return '{"text":"…"}';
  }
}
