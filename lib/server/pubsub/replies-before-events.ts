import type { ByteString } from '../../reply/byte-string.js'
import type { RedisVersion } from '../../reply/version.js'

/**
 * The commands whose reply Redis writes before it publishes what they did, so that their client hears
 * after those who listen; all others it answers behind that, but for what says so itself
 * (`CommandContext.answersFirst`). Asked of 6.2.16, 7.0.15, 7.2.6 and 7.4.1.
 */
const REPLIED_BEFORE: ReadonlySet<string> = new Set([
  'bitfield',
  ...['expire', 'expireat', 'pexpire', 'pexpireat', 'getdel', 'getex'],
  ...['hexpire', 'hexpireat', 'hpexpire', 'hpexpireat', 'hpersist'],
  ...['hincrby', 'hincrbyfloat', 'hmset', 'hset', 'hsetnx'],
  ...[
    'blmpop',
    'blpop',
    'brpop',
    'lmpop',
    'lpop',
    'lpush',
    'lpushx',
    'lset',
    'rpop',
    'rpush',
    'rpushx',
  ],
  ...['sdiffstore', 'sunionstore'],
  ...['bzmpop', 'bzpopmax', 'bzpopmin', 'geoadd', 'zadd', 'zincrby', 'zmpop', 'zpopmax', 'zpopmin'],
  ...['zdiffstore', 'zinterstore', 'zrangestore', 'zunionstore'],
  ...['xadd', 'xsetid', 'xgroup|create', 'xgroup|destroy', 'xgroup|setid'],
  // It says how many replies come before it runs the first command.
  'exec',
])
/** Where the time was over, their event comes first. */
const UNLESS_DELETED: ReadonlySet<string> = new Set(['expire', 'expireat', 'pexpire', 'pexpireat'])
/** Some make a consumer of a group. */
const IN_ONE_VERSION: Readonly<Record<string, RedisVersion>> = {
  'xgroup|delconsumer': '6.2',
  xautoclaim: '7.0',
  xclaim: '7.0',
  xreadgroup: '7.0',
}

/**
 * Whether the reply to a client's command stands before what it publishes.
 * @param argv the command that the client sent, EXEC for those of a transaction.
 */
export function isRepliedBefore(
  event: string,
  argv: readonly ByteString[],
  version: RedisVersion,
): boolean {
  const name = nameOf(argv)
  if (event === 'del' && UNLESS_DELETED.has(name)) return false
  return REPLIED_BEFORE.has(name) || IN_ONE_VERSION[name] === version
}

function nameOf([name = '', word = '']: readonly ByteString[]): string {
  const command = name.toLowerCase()
  return command === 'xgroup' ? `${command}|${word.toLowerCase()}` : command
}
