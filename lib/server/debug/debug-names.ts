/** The subcommands of DEBUG that Redis has and this process has nothing to show or break for. */
export const OF_REDIS_ALONE: ReadonlySet<string> = new Set([
  ...['aof-flush-sleep', 'assert', 'client-enforce-reply-list', 'client-eviction'],
  ...['config-rewrite-force-all', 'crash-and-recover', 'delay-rdb-client-free', 'dict-resizing'],
  ...['drop-cluster-packet-filter', 'htstats', 'htstats-key', 'leak'],
  ...['listpack', 'mallctl', 'mallctl-str', 'oom', 'panic'],
  ...['replicate', 'replybuffer', 'restart', 'script', 'sdslen', 'segfault'],
  ...['stringmatch-len', 'structsize', 'ziplist'],
])
