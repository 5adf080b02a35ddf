import type { Stage } from '../../domain/complaint/terms';

/** One wrong place in a request. */
export interface FieldError {
  /** JSON pointer into the body; `?name` for a query parameter, the name for a header. */
  readonly pointer: string;
  readonly message: string;
  /** Line of the text that was sent, where it was sent as text. */
  readonly line?: number;
}

const titles = {
  malformed: 'The request is malformed',
  unauthenticated: 'A valid bearer token is needed',
  role: 'The role does not allow it',
  notFound: 'There is no such thing',
  methodNotAllowed: 'The method is not allowed here',
  stage: 'The complaint’s stage does not allow it',
  ended: 'The complaint has ended',
  sameRequestOtherBody: 'The same request id came with another body',
  tooLarge: 'The request is too large',
  mediaType: 'The body is of another media type than is taken here',
  calendar: 'The calendar is wrong',
  plan: 'The plan does not allow it',
  reference: 'It refers to something that is not there',
  unknownCommand: 'There is no such command',
  notCancellable: 'It cannot be cancelled',
  unavailable: 'Not available at the moment',
  timeout: 'The request did not arrive in time',
  internal: 'Something went wrong on our side',
} as const;
export type ProblemCode = keyof typeof titles;

export interface ProblemMembers {
  readonly errors?: readonly FieldError[];
  /** What would have been right: commands, roles, stages, values. */
  readonly allowed?: readonly string[];
  readonly stage?: Stage;
  /** Journal event of a refusal. */
  readonly seq?: number;
}

/** An answer that says no, RFC 9457. Thrown anywhere below a route; one middleware writes it. */
export class Problem extends Error {
  override readonly name = 'Problem';

  constructor(
    readonly status: number,
    readonly code: ProblemCode,
    readonly detail: string,
    readonly members: ProblemMembers = {},
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(detail);
  }

  /** The body of the answer. */
  toDetails(instance: string) {
    return {
      type: `urn:redress:problem:${this.code}`,
      title: titles[this.code],
      status: this.status,
      detail: this.detail,
      instance,
      code: this.code,
      ...this.members,
    };
  }
}

export const problemType = 'application/problem+json';

export const malformed = (detail: string, errors?: readonly FieldError[]): Problem =>
  new Problem(400, 'malformed', detail, errors === undefined ? {} : { errors });

export const notFound = (detail: string): Problem => new Problem(404, 'notFound', detail);

export const notInPlan = (pointer: string, message: string, allowed: readonly string[]): Problem =>
  new Problem(422, 'plan', message, { errors: [{ pointer, message }], allowed });

/** 503: repeating the same request later finds what was begun. */
export const unavailable = (detail: string, retryAfterSeconds: number): Problem =>
  new Problem(503, 'unavailable', detail, {}, { 'retry-after': String(retryAfterSeconds) });
