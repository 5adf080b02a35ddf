import { BadCursor } from '../../registry/queries/cursor';
import { RegistryUnavailable } from '../../registry/unavailable';
import { Unavailable } from '../complaints/gateway';
import { bodyLimit } from '../http/body';
import { malformed, Problem, unavailable } from './problem';

/** The problem that an error means to the caller; null when it is a fault of ours. */
export function toProblem(error: unknown): Problem | null {
  if (error instanceof Problem) return error;
  if (error instanceof Unavailable) return unavailable(`${error.message}; send the same request again`, error.retryAfterSeconds);
  if (error instanceof RegistryUnavailable) return unavailable('the registry cannot be read at the moment; complaints go on meanwhile', 5);
  if (error instanceof BadCursor) return malformed(error.message, [{ pointer: '?cursor', message: error.message }]);
  return fromHttpLibrary(error);
}

/** Express and its body reader mark what the caller did wrong by a status below 500. */
function fromHttpLibrary(error: unknown): Problem | null {
  if (!(error instanceof Error) || !('status' in error) || typeof error.status !== 'number' || error.status < 400 || error.status >= 500)
    return null;
  switch (error.status) {
    case 413:
      return new Problem(413, 'tooLarge', `the body may have ${bodyLimit} bytes`);
    case 415:
      return new Problem(415, 'mediaType', 'the encoding of the body is not taken', {}, { accept: 'application/json' });
    default:
      return malformed(
        error instanceof URIError ? 'the path has a percent sign that does not begin a UTF-8 byte' : 'the request did not arrive whole',
      );
  }
}
