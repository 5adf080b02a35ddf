/** A test on a real server may wait for it, and replays thousands of commands: a noisy machine is no failure. */
jest.setTimeout(240_000);
