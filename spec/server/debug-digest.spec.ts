import { readFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createServer, type Server } from '../../lib/index.js'
import { Status } from '../../lib/reply/reply.js'
import { REDIS_VERSIONS, type RedisVersion } from '../../lib/reply/version.js'
import { argvOf } from '../support/command-rows.js'

interface Digests {
  /** What this version has besides the setup. */
  readonly also?: readonly string[]
  readonly all: string
  /** By the key. */
  readonly values: Readonly<Record<string, string>>
}

/** What 6.2.16, 7.0.15, 7.2.6 and 7.4.1 answered. */
const {
  setup,
  versions,
}: {
  readonly setup: readonly string[]
  readonly versions: Readonly<Record<RedisVersion, Digests>>
} = JSON.parse(readFileSync('spec/vectors/debug-digest.json', 'utf8'))

describe.each(REDIS_VERSIONS)('the digests of Redis %s', (redisVersion) => {
  const { also = [], all, values } = versions[redisVersion]
  let server: Server
  const execute = (line: string) => server.connect().execute(argvOf(line))

  beforeEach(() => {
    server = createServer({ redisVersion, config: { 'enable-debug-command': 'yes' } })
    for (const line of [...setup, ...also]) execute(line)
  })
  afterEach(() => server.close())

  it('are the same of all data', () => {
    expect(execute('DEBUG DIGEST')).toEqual(new Status(all))
  })

  it.each(Object.entries(values))('are the same of the value of %s', (key, digest) => {
    expect(execute(`DEBUG DIGEST-VALUE ${key}`)).toEqual([new Status(digest)])
  })

  it('differ where the data is in another database', () => {
    execute('SWAPDB 0 1')
    expect(execute('DEBUG DIGEST')).not.toEqual(new Status(all))
  })
})
