import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    dir: import.meta.dirname,
    include: ['register/*.test.js'],
    // Children start within a test, on a machine that may be busy.
    testTimeout: 30_000,
    setupFiles: ['redis-mock-lua/register'],
  },
})
