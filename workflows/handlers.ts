import {
  ApplicationFailure,
  CancellationScope,
  defineQuery,
  defineSignal,
  defineUpdate,
  setDefaultSignalHandler,
  setDefaultUpdateHandler,
  setHandler,
} from '@temporalio/workflow';
import { commandNames } from '../domain/complaint/commands/names';
import type { Outcome } from '../domain/complaint/input';
import { drainingFailure, queueFullFailure, refusedFailure, type Answer, type RefusedDetail } from './contract';
import type { Inbox } from './inbox';
import type { Malformed } from './payloadConverter';

/** Inputs that may wait at once before updates are sent away; signals are always taken. */
const queueAtMost = 200;

/**
 * Registers every command as update and as signal. Handlers only put what came into the inbox: shape, role and stage
 * are judged, so that what was decided stands in history and a later rule cannot change it.
 */
export function takeCommands(number: string, inbox: Inbox, isDraining: () => boolean): void {
  const validator = (..._args: [unknown?]): void => {
    if (isDraining())
      throw ApplicationFailure.create({ type: drainingFailure, message: 'the run is about to continue as new: send it again' });
    if (inbox.size >= queueAtMost)
      throw ApplicationFailure.create({ type: queueFullFailure, message: `${queueAtMost} inputs wait: send it again later` });
  };
  const update = async (name: string, args: readonly unknown[]): Promise<Answer> =>
    answer(number, await inbox.ask({ kind: 'command', name, body: bodyOf(args), via: 'update' }));
  const signal = (name: string, args: readonly unknown[]): void => inbox.put({ kind: 'command', name, body: bodyOf(args), via: 'signal' });

  for (const name of commandNames) {
    const description = `Command ${name}: one JSON object.`;
    setHandler(defineUpdate<Answer, [unknown?]>(name), (...args: [unknown?]) => update(name, args), { validator, description });
    setHandler(defineSignal<[unknown?]>(name), (...args: [unknown?]) => signal(name, args), { description });
  }
  setDefaultUpdateHandler((name: string, ...args: unknown[]) => update(name, args));
  setDefaultSignalHandler((name: string, ...args: unknown[]) => signal(name, args));
}

/** A cancellation is a command that is refused: it never stops the loop. */
export function takeCancellation(inbox: Inbox): void {
  CancellationScope.current().cancelRequested.catch(() => inbox.put({ kind: 'cancellation' }));
}

export function answerQuery<T>(name: string, description: string, value: (argument?: unknown) => T): void {
  setHandler(defineQuery<T, [unknown?]>(name), value, { description });
}

/** JSON has no `undefined`; no argument at all is told apart from an empty object. What could not be passed on is refused as malformed. */
function bodyOf(args: readonly unknown[]): unknown {
  const body = args[0] ?? null;
  const malformed: Malformed = { malformed: `it is nested more than ${nestedAtMost} deep` };
  return isNestedDeeper(body, nestedAtMost) ? malformed : body;
}

/** Far deeper than any command; writing JSON of some thousand levels overflows the stack, at every replay again. */
const nestedAtMost = 100;

/** Level by level, without recursion. */
function isNestedDeeper(value: unknown, depth: number): boolean {
  let level = [value];
  for (let i = 0; i <= depth; i++) {
    level = level.flatMap((v): unknown[] => (typeof v === 'object' && v !== null ? Object.values(v) : []));
    if (level.length === 0) return false;
  }
  return true;
}

function answer(number: string, outcome: Outcome): Answer {
  if (outcome.done) return { number, seq: outcome.seq, stage: outcome.stage, events: outcome.events, repeated: outcome.repeated };
  const { code, detail, allowed, stage, seq } = outcome;
  const refused: RefusedDetail = { code, detail, allowed, stage, seq };
  throw ApplicationFailure.create({ type: refusedFailure, message: detail, nonRetryable: true, details: [refused] });
}
