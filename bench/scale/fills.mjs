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

const hash = (n) => variadic(['HSET', 'k'], n, (i) => [`f${i}`, `v${i}`])
const stream = (n) => oneByOne(n, (i) => ['XADD', 'k', `${i + 1}-1`, 'f', `v${i}`])

export const fills = {
  bytes: (n) => [['SETRANGE', 'k', String(n - 1), 'x']],
  keys: (n) => variadic(['MSET'], n, (i) => [`k${i}`, `v${i}`]),
  expiringKeys: (n) => oneByOne(n, (i) => ['SET', `k${i}`, `v${i}`, 'EX', '100000']),
  hash,
  list: (n) => variadic(['RPUSH', 'k'], n, (i) => [`v${i}`]),
  *set(n) {
    yield* variadic(['SADD', 'k'], n, (i) => [`m${i}`])
    yield* variadic(['SADD', 'few'], 10, (i) => [`m${i * 7}`])
  },
  *sortedSet(n) {
    yield* variadic(['ZADD', 'k'], n, (i) => [String(i), `m${i}`])
    yield* variadic(['ZADD', 'lex'], n, (i) => ['0', `m${i}`])
  },
  stream,
  *group(n) {
    yield* stream(n)
    yield ['XGROUP', 'CREATE', 'k', 'g', '0']
    yield ['XREADGROUP', 'GROUP', 'g', 'c', 'COUNT', String(n), 'STREAMS', 'k', '>']
    yield ['XGROUP', 'CREATE', 'k', 'new', '$']
  },
  geo: (n) => variadic(['GEOADD', 'k'], n, (i) => [longitude(i), latitude(i), `m${i}`]),
  hyperloglog: (n) => variadic(['PFADD', 'k'], n, (i) => [`e${i}`]),
  wholeValues: hash,
}
