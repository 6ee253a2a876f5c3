import { defineConfig } from '@playwright/test';
import e2e from '../../playwright.config';

/** Apart from `npm test`: it needs packages of the system that nothing else does. */
export default defineConfig({
  ...e2e,
  testDir: '.',
  globalSetup: '../e2e/global-setup.ts',
  outputDir: '../../test-results/janus',
  timeout: 240_000,
});
