import type { ErrorRequestHandler } from 'express';
import type { Logger } from 'pino';
import { requestIdOf } from '../http/log';
import { Problem, problemType } from './problem';
import { toProblem } from './toProblem';

/** Writes every error as problem details, RFC 9457. What is our fault is logged in full and told in none of its details. */
export const problemDetails =
  (logger: Logger): ErrorRequestHandler =>
  (error: unknown, req, res, next) => {
    if (res.headersSent) return next(error);
    const known = toProblem(error);
    const request = requestIdOf(res);
    if (known === null) logger.error({ request, err: error }, 'a request failed');
    else if (known.status === 503) logger.warn({ request, err: error }, 'not available');
    const problem = known ?? new Problem(500, 'internal', `this was logged as request ${request}; tell it to the operator`);
    res
      .status(problem.status)
      .set(problem.headers)
      .type(problemType)
      .send(JSON.stringify(problem.toDetails(req.path)));
  };
