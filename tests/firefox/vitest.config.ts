import { defineConfig } from 'vitest/config';
import base from '../../vitest.config.ts';

export default defineConfig({
  ...base,
  test: {
    ...base.test,
    include: ['tests/firefox/**/*.test.ts'],
    globalSetup: 'tests/firefox/global-setup.ts',
    // Calls are told in real time, and two at once would starve each other of the processor.
    fileParallelism: false,
    testTimeout: 240_000,
    hookTimeout: 120_000,
  },
});
