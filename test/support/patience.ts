/** A test on a real server may wait for it: a noisy machine is no failure. */
jest.setTimeout(60_000);
