import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    dir: import.meta.dirname,
    include: ['*.test.js'],
    setupFiles: ['./common/vitest/set-up.js'],
  },
})
