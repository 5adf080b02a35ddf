import express, { type Express } from 'express';
import type { ApiDeps } from './deps';
import { requestIds, requestLog } from './http/log';
import { mount } from './http/mount';
import { securityHeaders } from './http/securityHeaders';
import { openApiDocument } from './openapi/document';
import { mountDocs } from './openapi/docsPage';
import { notFound } from './problems/problem';
import { problemDetails } from './problems/problemDetails';
import { allRoutes } from './v1/routes';

/** The HTTP application, without a port. */
export function createApp(deps: ApiDeps): Express {
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.use(requestIds, requestLog(deps.logger), securityHeaders);
  const routes = allRoutes(deps);
  mount(app, routes, deps.identity);
  let document: object | undefined;
  mountDocs(app, () => (document ??= openApiDocument(routes)));
  app.use((req) => {
    throw notFound(`there is no ${req.path} here; see /docs/`);
  });
  app.use(problemDetails(deps.logger));
  return app;
}
