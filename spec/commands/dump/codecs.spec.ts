import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readIntset, writeIntset } from '../../../lib/commands/dump/rdb/intset.js'
import { readListpack, writeListpack } from '../../../lib/commands/dump/rdb/listpack.js'
import { readZiplist, writeZiplist } from '../../../lib/commands/dump/rdb/ziplist.js'
import { ByteWriter } from '../../../lib/rdb/byte-writer.js'
import { sealPayload } from '../../../lib/rdb/payload.js'
import { ErrorReply, OK } from '../../../lib/reply/reply.js'
import { REDIS_VERSIONS } from '../../../lib/reply/version.js'
import { createServer } from '../../../lib/server/registry/registry.js'

const RUNS = { numRuns: 300 }
const FOOTER_BYTES = 10

const bytes = fc
  .uint8Array({ maxLength: 300 })
  .map((array) => Buffer.from(array).toString('latin1'))
const int64 = fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }).map(String)
const small = fc.integer({ min: -70000, max: 70000 }).map(String)
const elements = fc.array(fc.oneof(bytes, int64, small), { maxLength: 40 })

describe('codecs of payloads', () => {
  it('read back a listpack', () => {
    fc.assert(
      fc.property(elements, (list) => {
        expect(readListpack(writeListpack(list))).toEqual(list)
      }),
      RUNS,
    )
  })

  it('read back a ziplist', () => {
    fc.assert(
      fc.property(elements, (list) => {
        expect(readZiplist(writeZiplist(list))).toEqual(list)
      }),
      RUNS,
    )
  })

  it('read back an intset', () => {
    const members = fc.uniqueArray(fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }))
    fc.assert(
      fc.property(members, (values) => {
        const ascending = values.sort((a, b) => (a < b ? -1 : 1)).map(String)
        expect(readIntset(writeIntset(ascending))).toEqual(ascending)
      }),
      RUNS,
    )
  })
})

const SETUPS = [
  'SET k aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaabbbbbbbbbbbbb',
  'RPUSH k a 1 300 bbbb -5',
  'SADD k 1 2 70000',
  'SADD k a b 12',
  'ZADD k 1 a 2.5 b',
  'HSET k a 1 b 2',
  'XADD k 1-1 a 1 b 2',
].map((command) => command.split(' '))

describe.each(REDIS_VERSIONS)('damaged payloads of Redis %s', (version) => {
  const server = createServer({ redisVersion: version })
  const session = server.connect()

  it.each(SETUPS)('%s %s %s make a value, or an error and none', (...setup) => {
    session.execute(['FLUSHALL'])
    session.execute(setup)
    const intact = Buffer.from(session.execute(['DUMP', 'k']) as string, 'latin1')
    const content = intact.subarray(0, -FOOTER_BYTES)
    const damage = fc.array(fc.tuple(fc.nat(content.length - 1), fc.nat(255)), { maxLength: 3 })
    fc.assert(
      fc.property(damage, fc.nat(content.length), (changes, length) => {
        const damaged = Buffer.from(content)
        for (const [at, byte] of changes) damaged[at] = byte
        const payload = sealPayload(new ByteWriter().raw(damaged.subarray(0, length)), version)
        session.execute(['DEL', 'k'])
        const reply = session.execute(['RESTORE', 'k', '0', payload])
        expect(reply instanceof ErrorReply ? reply.text : reply).toBeOneOf([
          OK,
          'ERR Bad data format',
        ])
        expect(session.execute(['EXISTS', 'k'])).toBe(reply === OK ? 1 : 0)
      }),
      RUNS,
    )
  })
})
