import type { Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { Problem, problemType } from '../problems/problem';

/** Answers what is not even HTTP, so that its sender too reads what was wrong: Node would only hang up. */
export function answerClientErrors(server: Server): void {
  server.on('clientError', (error: NodeJS.ErrnoException, socket: Duplex) => {
    if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy();
    const problem = problemOf(error.code);
    const body = JSON.stringify(problem.toDetails('/'));
    const head = [
      `HTTP/1.1 ${problem.status} ${problem.code}`,
      'connection: close',
      `content-type: ${problemType}`,
      `content-length: ${Buffer.byteLength(body)}`,
      'cache-control: no-store',
    ];
    socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
  });
}

function problemOf(code: string | undefined): Problem {
  if (code === 'HPE_HEADER_OVERFLOW') return new Problem(431, 'tooLarge', 'the headers are too large');
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') return new Problem(408, 'timeout', 'the request took too long to arrive');
  return new Problem(400, 'malformed', 'this is not a well-formed HTTP request');
}
