import type { CommandDefinition } from '../../command/define-command.js'
import type { CommandContext } from '../context.js'
import { hexpire, hexpireat, hpexpire, hpexpireat } from './expire.js'
import { hincrby, hincrbyfloat } from './increment.js'
import { hrandfield } from './random.js'
import { hexists, hget, hgetall, hkeys, hlen, hmget, hstrlen, hvals } from './read.js'
import { hscan } from './scan.js'
import { hexpiretime, hpersist, hpexpiretime, hpttl, httl } from './time-to-live.js'
import { hdel, hmset, hset, hsetnx } from './write.js'

/** The commands of hashes. @see https://redis.io/docs/latest/commands/?group=hash */
export const hashCommands: readonly CommandDefinition<CommandContext>[] = [
  hdel,
  hexists,
  hexpire,
  hexpireat,
  hexpiretime,
  hget,
  hgetall,
  hincrby,
  hincrbyfloat,
  hkeys,
  hlen,
  hmget,
  hmset,
  hpersist,
  hpexpire,
  hpexpireat,
  hpexpiretime,
  hpttl,
  hrandfield,
  hscan,
  hset,
  hsetnx,
  hstrlen,
  httl,
  hvals,
]
