import type { z } from 'zod';
import type { Actor, Role } from '../../domain/complaint/terms';
import type { KeyHints } from '../problems/fieldErrors';

/** A request after it was checked: what a route gets, and nothing of HTTP besides. */
export interface Call<P, Q, H, B> {
  readonly actor: Actor;
  readonly params: P;
  readonly query: Q;
  readonly headers: H;
  readonly body: B;
  /** The body as it was sent, before defaults and transformations. */
  readonly received: unknown;
  readonly path: string;
}

export interface Reply {
  readonly status: number;
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface ReplyDoc {
  readonly description: string;
  readonly schema: z.ZodType;
  readonly example?: unknown;
}

type Shape = z.ZodObject;

/** The one definition of a route: the HTTP handler, the check of every part and the OpenAPI entry are all made from it. */
export interface Route<P extends Shape = Shape, Q extends Shape = Shape, H extends Shape = Shape, B extends z.ZodType = z.ZodType> {
  readonly id: string;
  readonly method: 'GET' | 'POST' | 'PUT';
  /** With `{name}` for a parameter, as OpenAPI writes it. */
  readonly path: string;
  readonly tag: string;
  readonly summary: string;
  readonly description?: string;
  /** Who may call it; `public` needs no token. */
  readonly roles: readonly Role[] | 'public';
  /** A parameter that does not fit is a 404 with the schema's message. */
  readonly params?: P;
  readonly query?: Q;
  readonly headers?: H;
  readonly body?: B;
  /** What the body is written in: JSON, which is parsed before the schema sees it, or YAML, which it gets as text. */
  readonly bodyType?: 'json' | 'yaml';
  /** No body at all is taken for `{}`. */
  readonly bodyOptional?: boolean;
  readonly bodyExample?: unknown;
  readonly hints?: KeyHints;
  readonly replies: Readonly<Record<number, ReplyDoc>>;
  /** Statuses of problems, beside those that every route of its kind can give. */
  readonly problems?: readonly number[];
  handle(call: Call<z.output<P>, z.output<Q>, z.output<H>, z.output<B>>): Promise<Reply> | Reply;
}

/** A route whose types have been forgotten, as lists of routes hold it. */
export interface AnyRoute extends Omit<Route, 'handle'> {
  handle(call: Call<unknown, unknown, unknown, unknown>): Promise<Reply> | Reply;
}

/** Defines a route; what the schemas put out is what `handle` gets. */
export function defineRoute<P extends Shape, Q extends Shape, H extends Shape, B extends z.ZodType>(route: Route<P, Q, H, B>): AnyRoute {
  return { ...route, handle: (call) => route.handle(call as Call<z.output<P>, z.output<Q>, z.output<H>, z.output<B>>) };
}
