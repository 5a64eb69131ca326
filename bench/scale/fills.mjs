// How a key is filled: for each kind the argvs that give `k` n elements.
const CHUNK = 10_000

/** Argvs of a variadic command, some elements at a time. */
function* variadic(command, n, element) {
  for (let from = 0; from < n; from += CHUNK) {
    const argv = [...command]
    for (let i = from; i < Math.min(n, from + CHUNK); i++) argv.push(...element(i))
    yield argv
  }
}

function* oneByOne(n, argv) {
  for (let i = 0; i < n; i++) yield argv(i)
}

/** Places all over the globe, each one its own. */
const longitude = (i) => String(((i * 7919) % 359_000) / 1000 - 179.5)
const latitude = (i) => String(((i * 104_729) % 169_000) / 1000 - 84.5)

export const fills = {
  bytes: (n) => [['SETRANGE', 'k', String(n - 1), 'x']],
  keys: (n) => variadic(['MSET'], n, (i) => [`k${i}`, `v${i}`]),
  expiringKeys: (n) => oneByOne(n, (i) => ['SET', `k${i}`, `v${i}`, 'EX', '100000']),
  hash: (n) => variadic(['HSET', 'k'], n, (i) => [`f${i}`, `v${i}`]),
  list: (n) => variadic(['RPUSH', 'k'], n, (i) => [`v${i}`]),
  set: (n) => variadic(['SADD', 'k'], n, (i) => [`m${i}`]),
  sortedSet: (n) => variadic(['ZADD', 'k'], n, (i) => [String(i), `m${i}`]),
  stream: (n) => oneByOne(n, (i) => ['XADD', 'k', `${i + 1}-1`, 'f', `v${i}`]),
  geo: (n) => variadic(['GEOADD', 'k'], n, (i) => [longitude(i), latitude(i), `m${i}`]),
  hyperloglog: (n) => variadic(['PFADD', 'k'], n, (i) => [`e${i}`]),
  group: (n) => [
    ...oneByOne(n, (i) => ['XADD', 'k', `${i + 1}-1`, 'f', `v${i}`]),
    ['XGROUP', 'CREATE', 'k', 'g', '0'],
    ['XREADGROUP', 'GROUP', 'g', 'c', 'COUNT', String(n), 'STREAMS', 'k', '>'],
  ],
}
