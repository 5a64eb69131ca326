import { createRequire } from 'node:module'
import { test } from 'vitest'

const { checkLate } = createRequire(import.meta.url)('../../late.cjs')

test('register says that it comes too late, and where a client is connected', () =>
  checkLate(() => import('redis-mock-lua/register')))
