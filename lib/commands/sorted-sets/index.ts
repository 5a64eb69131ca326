import type { CommandDefinition } from '../../command/define-command.js'
import type { CommandContext } from '../context.js'
import { zadd, zincrby } from './add.js'
import { bzmpop, bzpopmax, bzpopmin } from './blocking.js'
import {
  zdiff,
  zdiffstore,
  zinter,
  zintercard,
  zinterstore,
  zunion,
  zunionstore,
} from './combine-commands.js'
import { zmpop, zpopmax, zpopmin } from './pop.js'
import { zrandmember } from './random.js'
import {
  zcount,
  zlexcount,
  zrange,
  zrangebylex,
  zrangebyscore,
  zrangestore,
  zrevrange,
  zrevrangebylex,
  zrevrangebyscore,
} from './range.js'
import { zcard, zmscore, zrank, zrevrank, zscore } from './read.js'
import { zrem, zremrangebylex, zremrangebyrank, zremrangebyscore } from './remove.js'
import { zscan } from './scan.js'

/** The commands of sorted sets. @see https://redis.io/docs/latest/commands/?group=sorted-set */
export const sortedSetCommands: readonly CommandDefinition<CommandContext>[] = [
  bzmpop,
  bzpopmax,
  bzpopmin,
  zadd,
  zcard,
  zcount,
  zdiff,
  zdiffstore,
  zincrby,
  zinter,
  zintercard,
  zinterstore,
  zlexcount,
  zmpop,
  zmscore,
  zpopmax,
  zpopmin,
  zrandmember,
  zrange,
  zrangebylex,
  zrangebyscore,
  zrangestore,
  zrank,
  zrem,
  zremrangebylex,
  zremrangebyrank,
  zremrangebyscore,
  zrevrange,
  zrevrangebylex,
  zrevrangebyscore,
  zrevrank,
  zscan,
  zscore,
  zunion,
  zunionstore,
]
