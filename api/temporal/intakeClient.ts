import { WorkflowClient } from '@temporalio/client';

type Handle = WorkflowClient['_updateWithStartHandler'];

/** A workflow client that remembers which start arguments began a workflow: the library knows it of the server and keeps it to itself. */
export class IntakeClient extends WorkflowClient {
  readonly #begun = new WeakSet<object>();

  /** Whether a call with this very argument began the workflow, rather than finding it there. */
  hasBegun(start: object): boolean {
    return this.#begun.has(start);
  }

  protected override _updateWithStartHandler(...[stage, onStart, onStartError, input]: Parameters<Handle>): ReturnType<Handle> {
    const noting: typeof onStart = (response) => {
      const start: unknown = input.workflowStartOptions.args[0];
      if (response.started === true && typeof start === 'object' && start !== null) this.#begun.add(start);
      onStart(response);
    };
    return super._updateWithStartHandler(stage, noting, onStartError, input);
  }
}
