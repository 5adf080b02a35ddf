import type { Express } from 'express';
import swaggerUi from 'swagger-ui-express';

/** The page on which the OpenAPI document is read and tried; all its parts come from this server. */
export function mountDocs(app: Express, document: () => object): void {
  app.get('/v1/openapi.json', (_req, res) => {
    res.json(document());
  });
  const options = {
    customSiteTitle: 'redress API',
    swaggerUrl: '/v1/openapi.json',
    swaggerOptions: { persistAuthorization: true, validatorUrl: null },
  };
  app.get('/docs', (req, res, next) => (req.path === '/docs' ? res.redirect(302, '/docs/') : next()));
  app.use('/docs', swaggerUi.serve, swaggerUi.setup(undefined, options));
}
