import express, { type Request, type Response } from 'express';
import { malformed, Problem } from '../problems/problem';
import { findJsonFault, placeOf } from './jsonText';

/** The largest body: a registration of 8,000 characters of facts and all else at its bounds stays below a quarter of it. */
export const bodyLimit = 256 * 1024;
const maxDepth = 20;

const readRaw = express.raw({ limit: bodyLimit, type: () => true, inflate: false });

/** The JSON of the request; undefined when there is no body. Rejects with a `Problem` that says what is wrong and where. */
export async function readJson(req: Request, res: Response): Promise<unknown> {
  if (!hasBody(req)) return undefined;
  checkMediaType(req);
  const bytes = await new Promise<unknown>((resolve, reject) => {
    readRaw(req, res, (error?: unknown) =>
      error === undefined ? resolve(req.body) : reject(error instanceof Error ? error : new Error('the body could not be read')),
    );
  });
  return Buffer.isBuffer(bytes) && bytes.length > 0 ? parse(bytes) : undefined;
}

const hasBody = (req: Request): boolean => req.headers['transfer-encoding'] !== undefined || Number(req.headers['content-length'] ?? 0) > 0;

function checkMediaType(req: Request): void {
  const written = req.headers['content-type'] ?? '';
  const [type = '', ...parameters] = written.split(';').map((part) => part.trim().toLowerCase());
  const charset = parameters
    .find((parameter) => parameter.startsWith('charset='))
    ?.slice('charset='.length)
    .replaceAll('"', '');
  if (type !== 'application/json') throw mediaType(`content-type must be application/json${type === '' ? '' : `, not ${type}`}`);
  if (charset !== undefined && charset !== 'utf-8' && charset !== 'utf8') throw mediaType(`charset must be utf-8, not ${charset}`);
  if (req.headers['content-encoding'] !== undefined && req.headers['content-encoding'] !== 'identity') {
    throw mediaType('a compressed body is not taken: leave content-encoding out');
  }
}

const mediaType = (detail: string): Problem => new Problem(415, 'mediaType', detail, {}, { accept: 'application/json' });

function parse(bytes: Buffer): unknown {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw malformed('the body has bytes that are not UTF-8');
  }
  const fault = findJsonFault(text, maxDepth);
  if (fault !== null) throw malformed(`the body is not JSON that is taken here: ${fault.message}, at ${placeOf(text, fault.position)}`);
  return JSON.parse(text) as unknown;
}
