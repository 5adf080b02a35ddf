import { ApplicationFailure, NamespaceNotFoundError } from '@temporalio/common';
import { isGrpcServiceError, WorkflowUpdateFailedError } from '@temporalio/client';
import { drainingFailure, queueFullFailure } from '../../workflows/contract';

/** gRPC status codes that the protocol calls by these names. */
export const grpc = { cancelled: 1, deadlineExceeded: 4, notFound: 5, resourceExhausted: 8, failedPrecondition: 9, aborted: 10, unavailable: 14 } as const;

/** The workflow ended between taking an update and answering it; sent again, it learns how. */
const endedMeanwhile = 'AcceptedUpdateCompletedWorkflow';

/** What went wrong in a call, as far as it matters to the one who waits. */
export type Fault =
  /** Worth another try at once; `answered` means that this update's id is used up by its failure. */
  | { readonly kind: 'passing'; readonly answered: boolean; readonly why: string; readonly retryAfterSeconds: number }
  | { readonly kind: 'late'; readonly why: string }
  | { readonly kind: 'other' };

const other: Fault = { kind: 'other' };
const passing = (why: string, retryAfterSeconds: number, answered = false): Fault => ({ kind: 'passing', answered, why, retryAfterSeconds });

export function faultOf(error: unknown): Fault {
  if (error instanceof WorkflowUpdateFailedError) return updateFault(error.cause);
  if (error instanceof NamespaceNotFoundError) return passing(`Temporal has no namespace ${error.namespace}`, 10);
  switch (grpcCode(error)) {
    case grpc.unavailable:
    case grpc.aborted:
      return passing('Temporal cannot be reached, or moved the work just now', 2);
    case grpc.resourceExhausted:
      return passing('too many requests are on their way', 2);
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
  if (cause.type === drainingFailure) return passing('the complaint’s history is being renewed', 1, true);
  if (cause.type === queueFullFailure) return passing('too many commands wait for this complaint', 2, true);
  return cause.type === endedMeanwhile ? passing('the complaint was ending', 1, true) : other;
}

/** The client wraps some errors of the wire and hands on others as they are. */
export function grpcCode(error: unknown): number | null {
  if (isGrpcServiceError(error)) return error.code;
  return error instanceof Error && error.cause !== undefined ? grpcCode(error.cause) : null;
}
