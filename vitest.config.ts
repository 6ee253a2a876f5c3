import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/unit/**/*.test.{ts,tsx}', 'tests/platform/**/*.test.ts'],
    restoreMocks: true,
  },
});
