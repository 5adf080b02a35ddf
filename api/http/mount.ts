import type { Express, Request, Response } from 'express';
import type { z } from 'zod';
import type { Actor } from '../../domain/complaint/terms';
import type { IdentityProvider } from '../auth/identity';
import { authenticate, throwIfRoleMayNot } from '../auth/authenticate';
import { fieldErrors, missing } from '../problems/fieldErrors';
import { malformed, notFound, Problem } from '../problems/problem';
import { readJson, readYaml } from './body';
import { noteActor } from './log';
import type { AnyRoute } from './route';

const nobody: Actor = { role: 'system', id: 'nobody' };

/** Puts routes into the application; a path that is there, asked with another method, answers 405. */
export function mount(app: Express, routes: readonly AnyRoute[], identity: IdentityProvider): void {
  for (const path of new Set(routes.map((route) => route.path))) {
    const there = routes.filter((route) => route.path === path);
    const methods = ['OPTIONS', ...there.flatMap(({ method }) => (method === 'GET' ? ['GET', 'HEAD'] : [method]))].toSorted();
    app.all(path.replaceAll(/\{(\w+)\}/g, ':$1'), async (req, res) => {
      const method = req.method === 'HEAD' ? 'GET' : req.method;
      const route = there.find((candidate) => candidate.method === method);
      if (route !== undefined) return answer(route, req, res, identity);
      res.setHeader('allow', methods.join(', '));
      if (method === 'OPTIONS') return void res.status(204).end();
      throw new Problem(405, 'methodNotAllowed', `${req.method} is not allowed here`, { allowed: methods });
    });
  }
}

async function answer(route: AnyRoute, req: Request, res: Response, identity: IdentityProvider): Promise<void> {
  const actor = route.roles === 'public' ? nobody : await authenticate(req, identity);
  noteActor(res, actor);
  if (route.roles !== 'public') throwIfRoleMayNot(actor, route.roles, route.id);
  const params = parseParams(route, req);
  const query = parsePart(route.query, req.query, 'query', '?');
  const headers = parsePart(route.headers, ownHeaders(route, req), 'headers', '');
  const received = route.body === undefined ? undefined : await readBody(route, req, res);
  const body = route.body === undefined ? undefined : parseBody(route, route.body, received);
  const reply = await route.handle({ actor, params, query, headers, body, received, path: req.path });
  res
    .status(reply.status)
    .set(reply.headers ?? {})
    .json(reply.body);
}

async function readBody(route: AnyRoute, req: Request, res: Response): Promise<unknown> {
  return route.bodyType === 'yaml' ? readYamlBody(req, res) : readJsonBody(route, req, res);
}

async function readYamlBody(req: Request, res: Response): Promise<string> {
  const received = await readYaml(req, res);
  if (received === undefined) throw malformed('a YAML body is needed');
  return received;
}

async function readJsonBody(route: AnyRoute, req: Request, res: Response): Promise<unknown> {
  const received = await readJson(req, res);
  if (received === undefined && route.bodyOptional === true) return {};
  if (received === undefined) throw malformed('a JSON body is needed');
  if (typeof received !== 'object' || received === null || Array.isArray(received)) throw malformed('the body must be a JSON object');
  return received;
}

function parseBody(route: AnyRoute, schema: z.ZodType, received: unknown): unknown {
  const parsed = schema.safeParse(received, { error: missing });
  if (parsed.success) return parsed.data;
  const errors = fieldErrors(parsed.error.issues, route.hints);
  throw malformed(summary(errors.map((e) => e.pointer || 'the body')), errors);
}

function parseParams(route: AnyRoute, req: Request): unknown {
  const parsed = route.params?.safeParse(req.params);
  if (parsed === undefined || parsed.success) return parsed?.data;
  throw notFound(parsed.error.issues[0]?.message ?? 'there is no such path');
}

/** Query parameters and headers are flat: their errors carry the name. An unknown parameter is wrong, too. */
function parsePart(schema: z.ZodObject | undefined, given: unknown, what: 'query' | 'headers', mark: string): unknown {
  if (schema === undefined && what === 'headers') return undefined;
  const unknown = Object.keys(given as object).filter((name) => !Object.hasOwn(schema?.shape ?? {}, name));
  const parsed = schema?.safeParse(given, { error: missing });
  const errors = [
    ...unknown.map((name) => ({ pointer: `${mark}${name}`, message: 'is not known here' })),
    ...(parsed?.success === false ? parsed.error.issues.map((i) => ({ pointer: `${mark}${i.path.join('.')}`, message: i.message })) : []),
  ];
  if (errors.length > 0) throw malformed(summary(errors.map((e) => e.pointer)), errors);
  return parsed?.data;
}

function ownHeaders(route: AnyRoute, req: Request): Record<string, unknown> {
  const names = Object.keys(route.headers?.shape ?? {});
  return Object.fromEntries(names.flatMap((name) => (req.headers[name] === undefined ? [] : [[name, req.headers[name]]])));
}

const summary = (where: readonly string[]): string => `wrong: ${[...new Set(where)].slice(0, 10).join(', ')}`;
