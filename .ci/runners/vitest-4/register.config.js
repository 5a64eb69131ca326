import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: { include: ['register/*.test.js'], setupFiles: ['redis-mock-lua/register'] },
})
