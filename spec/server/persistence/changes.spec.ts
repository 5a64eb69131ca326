import { describe, expect, it } from 'vitest'
import { REDIS_VERSIONS } from '../../../lib/reply/version.js'
import { createServer } from '../../../lib/server/registry/registry.js'
import { argvOf } from '../../support/command-rows.js'
import { connectInProcess } from '../../support/replay-vectors.js'

/** A command, and what it adds; in 6.2, where that is something else. */
type Row = readonly [line: string, changes: number, before7?: number]

const LOAD = `FUNCTION LOAD "#!lua name=l\\nredis.register_function('f', function() end)"`

/** One after the other, each with what it adds to `rdb_changes_since_last_save`. */
const ROWS: readonly Row[] = [
  ['SET a 1', 1],
  ['MSET a 1 b 2 c 3', 3],
  ['MSETNX x 1 y 2', 2],
  ['GETEX a', 0],
  ['GETEX a EX 10', 1],
  ['GETDEL a', 1],
  ['BITFIELD bf SET u8 0 1 SET u8 8 2', 2],
  ['BITFIELD bf GET u8 0', 0],
  ['RPUSH l a b c', 3],
  ['LPOP l', 1],
  ['RPUSH l a b c d e f', 6],
  ['LPOP l 2', 2],
  ['LREM l 2 d', 1],
  ['LTRIM l 0 1', 3],
  ['LMOVE l m LEFT LEFT', 1],
  ['RPOPLPUSH l l', 1],
  ['BLMOVE m l LEFT LEFT 1', 1],
  ['RPUSHX l a b', 2],
  ['LSET l 0 q', 1],
  ['SADD s a b c d e', 5],
  ['SADD s a z', 1],
  ['SREM s a b', 2],
  ['SPOP s 2', 2],
  ['SPOP s', 1],
  ['SPOP s 9', 1],
  ['SADD s a b c d', 4],
  ['SMOVE s t a', 2],
  ['SINTERSTORE u s', 1],
  ['SUNIONSTORE u s t', 1],
  ['SINTERSTORE u none', 1],
  ['ZADD z 1 a 2 b 3 c', 3],
  ['ZADD z 1 a', 0],
  ['ZADD z XX CH 5 a 6 b', 2],
  ['ZINCRBY z 1 a', 1],
  ['ZREM z a b', 2],
  ['ZADD z 1 a 2 b 4 d', 3],
  ['ZPOPMIN z 2', 2],
  ['ZUNIONSTORE zz 1 z', 1],
  ['ZRANGESTORE zy z 0 -1', 1],
  ['ZREMRANGEBYRANK z 0 1', 2],
  ['HSET h a 1 b 2 c 3', 3],
  ['HSET h a 1', 1],
  ['HMSET h a 1 b 2', 2],
  ['HINCRBY h n 1', 1],
  ['HDEL h a b nope', 2],
  ['XADD st 1-1 f v', 1],
  ['XADD st MAXLEN 1 2-1 f v', 1],
  ['XDEL st 2-1', 1],
  ['DEL b c nope', 2],
  ['UNLINK x y', 2],
  ['SET a 1', 1],
  ['EXPIRE a 100', 1],
  ['PERSIST a', 1],
  ['PERSIST a', 0],
  ['EXPIRE a -1', 1],
  ['SET a 1', 1],
  ['RENAME a b', 1],
  ['COPY b a', 1],
  ['MOVE b 3', 1],
  ['PFADD p a b', 3],
  ['PFADD p a', 0],
  ['PFMERGE q p', 1],
  ['GEOADD g 1 1 a 2 2 b', 2],
  ['GEOSEARCHSTORE gs g FROMMEMBER a BYRADIUS 1000 km', 2],
  ['SWAPDB 0 1', 1],
  ['SWAPDB 0 1', 1],
  ['SORT l ALPHA STORE ls', 4],
  ['XADD sg 1-1 f v', 1],
  ['XADD sg 2-1 f v', 1],
  ['XGROUP CREATE sg g 0', 1],
  ['XREADGROUP GROUP g c COUNT 1 STREAMS sg >', 2, 1],
  ['XREADGROUP GROUP g c STREAMS sg >', 1],
  ['XCLAIM sg g d 0 1-1 2-1', 3, 2],
  ['XACK sg g 1-1 2-1', 2],
  ['XTRIM sg MAXLEN 0', 2],
  ['XADD sg 3-1 f v', 1],
  ['XADD sg 4-1 f v', 1],
  ['XDEL sg 3-1 4-1', 2],
  ['SCRIPT LOAD return', 0],
  ['SCRIPT FLUSH', 0, 1],
  [LOAD, 1, 0],
  ['FUNCTION DELETE l', 1, 0],
  ['FUNCTION DELETE l', 0],
  ['FUNCTION FLUSH', 1, 0],
  ['TOUCH a', 0],
  ['GET a', 0],
]

// Recorded from Redis 6.2.16, 7.0.15, 7.2.6 and 7.4.1.
describe.each(REDIS_VERSIONS)('rdb_changes_since_last_save of %s', (version) => {
  const client = connectInProcess(createServer({ redisVersion: version }))

  async function changes(): Promise<number> {
    const info = String(await client.send(['INFO', 'persistence']))
    return Number(/^rdb_changes_since_last_save:(\d+)\r$/m.exec(info)?.[1])
  }

  it.each(ROWS.map((each) => [each[0], each] as const))('%s', async (_, counts) => {
    const [line, added, before7 = added] = counts
    const before = await changes()
    await client.send(argvOf(line))
    expect((await changes()) - before).toBe(version < '7.0' ? before7 : added)
  })
})
