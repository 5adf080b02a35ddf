import { ApplicationFailure, NamespaceNotFoundError } from '@temporalio/common';
import { isGrpcServiceError, WorkflowUpdateFailedError } from '@temporalio/client';
import { drainingFailure, queueFullFailure } from '../../workflows/contract';

/** gRPC status codes that the protocol calls by these names. */
export const grpc = {
  cancelled: 1,
  deadlineExceeded: 4,
  notFound: 5,
  resourceExhausted: 8,
  failedPrecondition: 9,
  aborted: 10,
  unavailable: 14,
} as const;

/** The server's own words for updates that the worker did not get to: the workflow ended first, or its task was lost. */
const endedMeanwhile = 'AcceptedUpdateCompletedWorkflow';
const unprocessed = 'UnprocessedUpdate';

/** What went wrong in a call, as far as it matters to the one who waits. */
export type Fault =
  /** Worth another try at once; `answered` means that this update's id is used up by its failure. */
  | {
      readonly kind: 'passing';
      readonly answered: boolean;
      readonly tries: number;
      readonly why: string;
      readonly retryAfterSeconds: number;
    }
  | { readonly kind: 'late'; readonly why: string }
  | { readonly kind: 'other' };

const other: Fault = { kind: 'other' };
const few = 5;
/** In a crowd a place becomes free again and again: worth waiting for, as long as the deadline lets us. */
const many = 20;
const passing = (why: string, retryAfterSeconds: number, tries = few, answered = false): Fault => ({
  kind: 'passing',
  answered,
  tries,
  why,
  retryAfterSeconds,
});

export function faultOf(error: unknown): Fault {
  if (error instanceof WorkflowUpdateFailedError) return updateFault(error.cause);
  if (error instanceof NamespaceNotFoundError) return passing(`Temporal has no namespace ${error.namespace}`, 10);
  switch (grpcCode(error)) {
    case grpc.unavailable:
    case grpc.aborted:
      return passing('Temporal cannot be reached, or moved the work just now', 2);
    case grpc.resourceExhausted:
      return passing('too many requests are on their way', 2, many);
    case grpc.failedPrecondition:
      return passing('no worker takes the work at the moment', 5);
    case grpc.deadlineExceeded:
    case grpc.cancelled:
      return { kind: 'late', why: 'no answer came in time; the worker may be down' };
    default:
      return other;
  }
}

function updateFault(cause: Error | undefined): Fault {
  if (!(cause instanceof ApplicationFailure)) return other;
  switch (cause.type) {
    case drainingFailure:
      return passing('the complaint’s history is being renewed', 1, many, true);
    case queueFullFailure:
      return passing('too many commands wait for this complaint', 2, many, true);
    case endedMeanwhile:
      return passing('the complaint was ending', 1, few, true);
    case unprocessed:
      return passing('the worker lost the command', 2, many);
    default:
      return other;
  }
}

/** The client wraps some errors of the wire and hands on others as they are. */
export function grpcCode(error: unknown): number | null {
  if (isGrpcServiceError(error)) return error.code;
  return error instanceof Error && error.cause !== undefined ? grpcCode(error.cause) : null;
}
