import express, { type Request, type Response } from 'express';
import { malformed, Problem } from '../problems/problem';
import { findJsonFault, placeOf } from './jsonText';

/** The largest body: a registration of 8,000 characters of facts and all else at its bounds stays below a quarter of it. */
export const bodyLimit = 256 * 1024;
const maxDepth = 20;

/** The media types of a YAML body. JSON is YAML, too. */
export const yamlTypes = ['application/yaml', 'text/yaml', 'application/x-yaml', 'application/json'] as const;
export const jsonTypes = ['application/json'] as const;

const readRaw = express.raw({ limit: bodyLimit, type: () => true, inflate: false });

/** The JSON of the request; undefined when there is no body. Rejects with a `Problem` that says what is wrong and where. */
export async function readJson(req: Request, res: Response): Promise<unknown> {
  const text = await readText(req, res, jsonTypes);
  return text === undefined ? undefined : parse(text);
}

/** The YAML text of the request, not parsed; undefined when there is no body. */
export const readYaml = (req: Request, res: Response): Promise<string | undefined> => readText(req, res, yamlTypes);

async function readText(req: Request, res: Response, types: readonly string[]): Promise<string | undefined> {
  if (!hasBody(req)) return undefined;
  checkMediaType(req, types);
  const bytes = await new Promise<unknown>((resolve, reject) => {
    readRaw(req, res, (error?: unknown) =>
      error === undefined ? resolve(req.body) : reject(error instanceof Error ? error : new Error('the body could not be read')),
    );
  });
  return Buffer.isBuffer(bytes) && bytes.length > 0 ? decode(bytes) : undefined;
}

const hasBody = (req: Request): boolean => req.headers['transfer-encoding'] !== undefined || Number(req.headers['content-length'] ?? 0) > 0;

function checkMediaType(req: Request, types: readonly string[]): void {
  const written = req.headers['content-type'] ?? '';
  const mediaType = (detail: string): Problem => new Problem(415, 'mediaType', detail, {}, { accept: types.join(', ') });
  const [type = '', ...parameters] = written.split(';').map((part) => part.trim().toLowerCase());
  const charset = parameters
    .find((parameter) => parameter.startsWith('charset='))
    ?.slice('charset='.length)
    .replaceAll('"', '');
  if (!types.includes(type)) throw mediaType(`content-type must be ${types.join(' or ')}${type === '' ? '' : `, not ${type}`}`);
  if (charset !== undefined && charset !== 'utf-8' && charset !== 'utf8') throw mediaType(`charset must be utf-8, not ${charset}`);
  if (req.headers['content-encoding'] !== undefined && req.headers['content-encoding'] !== 'identity') {
    throw mediaType('a compressed body is not taken: leave content-encoding out');
  }
}

function decode(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw malformed('the body has bytes that are not UTF-8');
  }
}

function parse(text: string): unknown {
  const fault = findJsonFault(text, maxDepth);
  if (fault !== null) throw malformed(`the body is not JSON that is taken here: ${fault.message}, at ${placeOf(text, fault.position)}`);
  return JSON.parse(text) as unknown;
}
