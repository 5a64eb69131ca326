import { defineConfig } from 'vitest/config'

export default defineConfig({ test: { setupFiles: ['redis-mock-lua/register'] } })
