import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['spec/**/*.spec.ts'],
    // The files of a worker share what they import: a quarter of the time of loading it for each.
    isolate: false,
    // Whole folders load inside a test; a busy machine takes its time.
    testTimeout: 20_000,
  },
})
