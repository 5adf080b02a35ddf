/** ESM-only packages are transformed so that jest's CommonJS registry can load them. */
const esmOnly = ['@marcbachmann/cel-js', 'jose'];

/** @type {import('jest').Config} */
const common = {
  rootDir: __dirname,
  testEnvironment: 'node',
  testMatch: ['<rootDir>/**/*.test.ts'],
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/var/'],
  transform: {
    '^.+\\.[cm]?[jt]s$': ['@swc/jest', { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' }, module: { type: 'commonjs' } }],
  },
  transformIgnorePatterns: [`/node_modules/(?!(${esmOnly.join('|')})/)`],
};

/** @type {import('jest').Config} */
module.exports = {
  // Most tests wait for a server, not for a processor.
  maxWorkers: '100%',
  projects: [
    // What stands beside the code: rules and services, in milliseconds; and the laws of the clocks.
    { ...common, displayName: 'rules', testPathIgnorePatterns: ['/node_modules/', '<rootDir>/dist/', '<rootDir>/test/(?!laws/)'] },
    // What needs a Temporal server, which is started once for all of them.
    {
      ...common,
      displayName: 'server',
      testMatch: ['<rootDir>/test/**/*.test.ts'],
      testPathIgnorePatterns: ['/node_modules/', '<rootDir>/dist/', '<rootDir>/test/laws/'],
      globalSetup: '<rootDir>/test/support/globalSetup.ts',
      globalTeardown: '<rootDir>/test/support/globalTeardown.ts',
      setupFilesAfterEnv: ['<rootDir>/test/support/patience.ts'],
    },
  ],
};
