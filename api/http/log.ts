import type { Request, RequestHandler, Response } from 'express';
import type { Logger } from 'pino';
import { randomUUID } from 'node:crypto';
import type { Actor } from '../../domain/complaint/terms';

/** Gives every request an id, its own if it brought a decent one, and says it back. */
export const requestIds: RequestHandler = (req, res, next) => {
  const given = req.headers['x-request-id'];
  const id = typeof given === 'string' && /^[\w.-]{1,64}$/.test(given) ? given : randomUUID();
  res.locals['requestId'] = id;
  res.setHeader('x-request-id', id);
  next();
};

export const requestIdOf = (res: Response): string => String(res.locals['requestId']);

export function noteActor(res: Response, actor: Actor): void {
  res.locals['actor'] = actor;
}

/** One line a request. Paths hold complaint numbers at most; queries, headers and bodies, where personal data may be, are never logged. */
export const requestLog =
  (logger: Logger): RequestHandler =>
  (req: Request, res: Response, next) => {
    const began = performance.now();
    const path = req.path;
    res.on('close', () => {
      const ms = Math.round(performance.now() - began);
      const line = {
        request: requestIdOf(res),
        method: req.method,
        path,
        status: res.statusCode,
        ms,
        actor: res.locals['actor'] as Actor | undefined,
      };
      if (!res.writableFinished) logger.warn(line, 'the caller went away');
      else if (path.startsWith('/health/')) logger.debug(line, 'answered');
      else logger.info(line, 'answered');
    });
    next();
  };
