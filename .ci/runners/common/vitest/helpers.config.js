import { redisMockLua } from 'redis-mock-lua/vitest/config'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  plugins: [redisMockLua({ redisVersion: '7.0', reset: 'test' })],
  test: {
    dir: import.meta.dirname,
    include: ['helpers/*.test.js'],
    // A client of its own that is there before the tests.
    setupFiles: './common/vitest/helpers/set-up.js',
  },
})
