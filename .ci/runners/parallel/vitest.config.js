import { redisMockLua } from 'redis-mock-lua/vitest/config'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  plugins: [redisMockLua()],
  test: { include: ['files/*.test.js'], reporters: ['dot'], testTimeout: 30_000 },
})
