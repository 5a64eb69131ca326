import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    dir: import.meta.dirname,
    include: ['register/*.test.js'],
    setupFiles: ['redis-mock-lua/register'],
  },
})
