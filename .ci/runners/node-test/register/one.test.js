import assert from 'node:assert'
import { createRequire } from 'node:module'
import { test } from 'node:test'
import { lastSeen } from 'brings-redis'
import { Redis } from 'ioredis'

const { checks } = createRequire(import.meta.url)('../common/checks.cjs')

for (const [name, check] of Object.entries(checks)) test(name, check)

test('an ES module that brings its own client ends in the same server', async () => {
  await lastSeen('bob')
  const redis = new Redis(6379, 'redis.test')
  assert.equal(await redis.get('seen:bob'), '1')
})
