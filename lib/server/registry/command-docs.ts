import type { RedisVersion } from '../../reply/version.js'

/** The groups of COMMAND DOCS, and in each the commands by the release that brought them. */
const COMMANDS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  bitmap: {
    '2.2.0': 'getbit setbit',
    '2.6.0': 'bitcount bitop',
    '2.8.7': 'bitpos',
    '3.2.0': 'bitfield',
    '6.0.0': 'bitfield_ro',
  },
  cluster: {
    '3.0.0':
      'asking cluster cluster|addslots cluster|bumpepoch cluster|count-failure-reports ' +
      'cluster|countkeysinslot cluster|delslots cluster|failover cluster|flushslots ' +
      'cluster|forget cluster|getkeysinslot cluster|info cluster|keyslot cluster|meet ' +
      'cluster|myid cluster|nodes cluster|replicate cluster|reset cluster|saveconfig ' +
      'cluster|set-config-epoch cluster|setslot cluster|slaves cluster|slots readonly ' +
      'readwrite',
    '5.0.0': 'cluster|help cluster|replicas',
    '7.0.0': 'cluster|addslotsrange cluster|delslotsrange cluster|links cluster|shards',
    '7.2.0': 'cluster|myshardid',
  },
  connection: {
    '1.0.0': 'auth echo ping quit select',
    '2.4.0': 'client client|kill client|list',
    '2.6.9': 'client|getname client|setname',
    '3.0.0': 'client|pause',
    '3.2.0': 'client|reply',
    '5.0.0': 'client|help client|id client|unblock',
    '6.0.0': 'client|caching client|getredir client|tracking hello',
    '6.2.0': 'client|info client|trackinginfo client|unpause reset',
    '7.0.0': 'client|no-evict',
    '7.2.0': 'client|no-touch client|setinfo',
  },
  generic: {
    '1.0.0': 'del exists expire keys move randomkey rename renamenx sort ttl type',
    '1.2.0': 'expireat',
    '2.2.0': 'persist',
    '2.2.3': 'object object|encoding object|idletime object|refcount',
    '2.6.0': 'dump migrate pexpire pexpireat pttl restore',
    '2.8.0': 'scan',
    '3.0.0': 'wait',
    '3.2.1': 'touch',
    '4.0.0': 'object|freq unlink',
    '6.2.0': 'copy object|help',
    '7.0.0': 'expiretime pexpiretime sort_ro',
    '7.2.0': 'waitaof',
  },
  geo: {
    '3.2.0': 'geoadd geodist geohash geopos georadius georadiusbymember',
    '3.2.10': 'georadius_ro georadiusbymember_ro',
    '6.2.0': 'geosearch geosearchstore',
  },
  hash: {
    '2.0.0': 'hdel hexists hget hgetall hincrby hkeys hlen hmget hmset hset hsetnx hvals',
    '2.6.0': 'hincrbyfloat',
    '2.8.0': 'hscan',
    '3.2.0': 'hstrlen',
    '6.2.0': 'hrandfield',
    '7.4.0': 'hexpire hexpireat hexpiretime hpersist hpexpire hpexpireat hpexpiretime hpttl httl',
  },
  hyperloglog: {
    '2.8.9': 'pfadd pfcount pfdebug pfmerge pfselftest',
  },
  list: {
    '1.0.0': 'lindex llen lpop lpush lrange lrem lset ltrim rpop rpush',
    '1.2.0': 'rpoplpush',
    '2.0.0': 'blpop brpop',
    '2.2.0': 'brpoplpush linsert lpushx rpushx',
    '6.0.6': 'lpos',
    '6.2.0': 'blmove lmove',
    '7.0.0': 'blmpop lmpop',
  },
  pubsub: {
    '2.0.0': 'psubscribe publish punsubscribe subscribe unsubscribe',
    '2.8.0': 'pubsub pubsub|channels pubsub|numpat pubsub|numsub',
    '6.2.0': 'pubsub|help',
    '7.0.0': 'pubsub|shardchannels pubsub|shardnumsub spublish ssubscribe sunsubscribe',
  },
  scripting: {
    '2.6.0': 'eval evalsha script script|exists script|flush script|kill script|load',
    '3.2.0': 'script|debug',
    '5.0.0': 'script|help',
    '7.0.0':
      'eval_ro evalsha_ro fcall fcall_ro function function|delete function|dump ' +
      'function|flush function|help function|kill function|list function|load ' +
      'function|restore function|stats',
  },
  server: {
    '1.0.0':
      'bgrewriteaof bgsave dbsize debug flushall flushdb info lastsave monitor save ' +
      'shutdown slaveof sync',
    '2.0.0': 'config config|get config|resetstat config|set',
    '2.2.12': 'slowlog slowlog|get slowlog|len slowlog|reset',
    '2.6.0': 'time',
    '2.8.0': 'config|rewrite psync',
    '2.8.12': 'role',
    '2.8.13':
      'command command|count command|getkeys command|info latency latency|doctor ' +
      'latency|graph latency|help latency|history latency|latest latency|reset',
    '3.0.0': 'replconf restore-asking',
    '4.0.0':
      'memory memory|doctor memory|help memory|malloc-stats memory|purge memory|stats ' +
      'memory|usage module module|list module|load module|unload swapdb',
    '5.0.0': 'command|help config|help lolwut module|help replicaof',
    '6.0.0':
      'acl acl|cat acl|deluser acl|genpass acl|getuser acl|help acl|list acl|load acl|log ' +
      'acl|save acl|setuser acl|users acl|whoami',
    '6.2.0': 'failover slowlog|help',
    '7.0.0':
      'acl|dryrun command|docs command|getkeysandflags command|list latency|histogram ' +
      'module|loadex',
  },
  set: {
    '1.0.0':
      'sadd scard sdiff sdiffstore sinter sinterstore sismember smembers smove spop ' +
      'srandmember srem sunion sunionstore',
    '2.8.0': 'sscan',
    '6.2.0': 'smismember',
    '7.0.0': 'sintercard',
  },
  'sorted-set': {
    '1.0.5': 'zrangebyscore',
    '1.2.0': 'zadd zcard zincrby zrange zrem zremrangebyscore zrevrange zscore',
    '2.0.0': 'zcount zinterstore zrank zremrangebyrank zrevrank zunionstore',
    '2.2.0': 'zrevrangebyscore',
    '2.8.0': 'zscan',
    '2.8.9': 'zlexcount zrangebylex zremrangebylex zrevrangebylex',
    '5.0.0': 'bzpopmax bzpopmin zpopmax zpopmin',
    '6.2.0': 'zdiff zdiffstore zinter zmscore zrandmember zrangestore zunion',
    '7.0.0': 'bzmpop zintercard zmpop',
  },
  stream: {
    '5.0.0':
      'xack xadd xclaim xdel xgroup xgroup|create xgroup|delconsumer xgroup|destroy ' +
      'xgroup|help xgroup|setid xinfo xinfo|consumers xinfo|groups xinfo|help xinfo|stream ' +
      'xlen xpending xrange xread xreadgroup xrevrange xsetid xtrim',
    '6.2.0': 'xautoclaim xgroup|createconsumer',
  },
  string: {
    '1.0.0': 'decr decrby get getset incr incrby mget set setnx substr',
    '1.0.1': 'mset msetnx',
    '2.0.0': 'append setex',
    '2.2.0': 'setrange strlen',
    '2.4.0': 'getrange',
    '2.6.0': 'incrbyfloat psetex',
    '6.2.0': 'getdel getex',
    '7.0.0': 'lcs',
  },
  transactions: {
    '1.2.0': 'exec multi',
    '2.0.0': 'discard',
    '2.2.0': 'unwatch watch',
  },
}

interface Deprecation {
  readonly since: string
  readonly commands: string
  /** The first version that says so. */
  readonly saidSince?: RedisVersion
}

const DEPRECATED: readonly Deprecation[] = [
  { since: '2.0.0', commands: 'substr' },
  { since: '2.6.12', commands: 'psetex setex setnx', saidSince: '7.2' },
  { since: '4.0.0', commands: 'hmset' },
  { since: '5.0.0', commands: 'cluster|slaves slaveof' },
  {
    since: '6.2.0',
    commands:
      'brpoplpush georadius georadius_ro georadiusbymember georadiusbymember_ro getset ' +
      'rpoplpush zrangebylex zrangebyscore zrevrange zrevrangebylex zrevrangebyscore',
  },
  { since: '7.0.0', commands: 'cluster|slots' },
  { since: '7.2.0', commands: 'quit', saidSince: '7.2' },
]

const OF_THE_SYSTEM = 'debug pfdebug pfselftest replconf restore-asking'

/** What there is to say of a command in COMMAND DOCS. */
export interface CommandDocs {
  readonly since: string
  readonly group: string
  readonly flags: readonly string[]
  readonly deprecatedSince: string | undefined
}

/** @param name the whole name, `config|get` for a subcommand. */
export function commandDocs(name: string, version: RedisVersion): CommandDocs | undefined {
  const found = historyOf(name)
  if (found === undefined) return undefined
  const deprecation = DEPRECATED.find(({ commands }) => includes(commands, name))
  const isDeprecated = deprecation !== undefined && version >= (deprecation.saidSince ?? version)
  const flags = includes(OF_THE_SYSTEM, name) ? ['syscmd'] : []
  return {
    ...found,
    // 7.0 counts from the release candidate of 3.0 that had it.
    since: name === 'client|pause' && version < '7.2' ? '2.9.50' : found.since,
    flags: isDeprecated ? ['deprecated'] : flags,
    deprecatedSince: isDeprecated ? deprecation.since : undefined,
  }
}

function historyOf(name: string): { since: string; group: string } | undefined {
  for (const [group, releases] of Object.entries(COMMANDS)) {
    for (const [since, commands] of Object.entries(releases)) {
      if (includes(commands, name)) return { since, group }
    }
  }
  return undefined
}

function includes(words: string, word: string): boolean {
  return words.split(' ').includes(word)
}
