import { dataConverter } from '../config/dataConverter';

/** What a bundle of the workflow code is made of, the same for the build, the worker and the tests. */
export const workflowCode = {
  workflowsPath: require.resolve('../workflows'),
  workflowInterceptorModules: [require.resolve('../workflows/queries')],
  ...dataConverter,
};
