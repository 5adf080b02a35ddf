import { OpenAPIRegistry, OpenApiGeneratorV31, type RouteConfig } from '@asteasolutions/zod-to-openapi';
import { jsonTypes, yamlTypes } from '../http/body';
import type { AnyRoute } from '../http/route';
import { problemType } from '../problems/problem';
import { problemSchema } from '../schemas/problem';

const security = 'bearer';
const descriptions: Readonly<Record<number, string>> = {
  400: 'Malformed; each wrong field is named.',
  401: 'The bearer token is missing, expired or not ours.',
  403: 'The role may not; the roles that may are named.',
  404: 'There is no such thing, or the number is mistyped.',
  409: 'The stage refuses it, the complaint has ended, or the same request id came with another body.',
  413: 'The body is larger than 256 KiB.',
  415: 'The body is of another media type, or not in UTF-8.',
  422: 'The plan refuses it, and what the plan has is named; or a calendar is wrong, and each wrong line is named.',
  503: 'Temporal or the worker is not available: send the same request again after Retry-After.',
};

/** The OpenAPI 3.1 document, made from the routes and their schemas. */
export function openApiDocument(routes: readonly AnyRoute[]): object {
  const registry = new OpenAPIRegistry();
  registry.registerComponent('securitySchemes', security, { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' });
  for (const route of routes) registry.registerPath(pathConfig(route));
  return new OpenApiGeneratorV31(registry.definitions).generateDocument({
    openapi: '3.1.0',
    info: { title: 'redress', version: '1', description: 'Durable complaint handling for telecom customer-service centres.' },
    servers: [{ url: '/' }],
    tags: ['complaints', 'commands', 'departments', 'referrals', 'calendars', 'rosters', 'reference', 'health'].map((name) => ({ name })),
  });
}

function pathConfig(route: AnyRoute): RouteConfig {
  const { id, method, path, tag, summary, description, params, query, headers } = route;
  const content = bodyContentOf(route);
  return {
    operationId: id,
    method: methods[method],
    path,
    tags: [tag],
    summary,
    ...(description === undefined ? {} : { description }),
    security: route.roles === 'public' ? [] : [{ [security]: [] }],
    request: {
      ...(params === undefined ? {} : { params }),
      ...(query === undefined ? {} : { query }),
      ...(headers === undefined ? {} : { headers }),
      ...(content === undefined ? {} : { body: { content, required: route.bodyOptional !== true } }),
    },
    responses: { ...repliesOf(route), ...problemsOf(route) },
  };
}

const methods = { GET: 'get', POST: 'post', PUT: 'put' } as const;

function bodyContentOf({ body, bodyType, bodyExample }: AnyRoute) {
  if (body === undefined) return undefined;
  const content = { schema: body, ...(bodyExample === undefined ? {} : { example: bodyExample }) };
  return Object.fromEntries((bodyType === 'yaml' ? yamlTypes : jsonTypes).map((type) => [type, content]));
}

function repliesOf({ replies }: AnyRoute): RouteConfig['responses'] {
  return Object.fromEntries(
    Object.entries(replies).map(([status, { description, schema, example }]) => [
      status,
      { description, content: { 'application/json': { schema, ...(example === undefined ? {} : { example }) } } },
    ]),
  );
}

/** Problems that every route of its kind can give, and the route's own. */
function problemsOf(route: AnyRoute): RouteConfig['responses'] {
  const signedIn = route.roles === 'public' ? [] : [401, 403, 503];
  const withBody = route.body === undefined ? [] : [413, 415];
  const statuses = [400, ...signedIn, ...withBody, ...(route.problems ?? [])].filter((status) => route.replies[status] === undefined);
  return Object.fromEntries(
    statuses.map((status) => [
      status,
      { description: descriptions[status] ?? 'A problem.', content: { [problemType]: { schema: problemSchema } } },
    ]),
  );
}
