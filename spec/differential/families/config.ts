import fc, { type Arbitrary } from 'fast-check'
import type { ByteString } from '../../../lib/reply/byte-string.js'
import { createServer } from '../../../lib/server/registry/registry.js'
import { type Argv, command, oneOf } from '../arbitraries.js'
import { ORACLE_VERSION } from '../oracle.js'

/** Parameters that only a process of its own has, or that end or move the connection. */
const LEFT_OUT: ReadonlySet<string> = new Set([
  ...['appendonly', 'aclfile', 'bind', 'client-query-buffer-limit', 'dir'],
  ...['enable-debug-command', 'maxclients', 'maxmemory-clients', 'port'],
  ...['oom-score-adj', 'oom-score-adj-values', 'requirepass', 'timeout', 'watchdog-period'],
])

/** The parameters that are compared, with the values that a server begins with. */
export const defaults: ReadonlyMap<string, ByteString> = readDefaults()

function readDefaults(): ReadonlyMap<string, ByteString> {
  const server = createServer({ redisVersion: ORACLE_VERSION })
  const names = [...server.config.names()].filter(
    (name) => !LEFT_OUT.has(name) && !name.startsWith('tls-'),
  )
  return new Map(names.map((name) => [name, server.config.text(name)]))
}

const NAMES = [...defaults.keys()]

function inAnyCase(name: string): Arbitrary<string> {
  return oneOf(name, name, name, name.toUpperCase(), name[0].toUpperCase() + name.slice(1))
}

const name = fc.constantFrom(...NAMES).chain(inAnyCase)

const number = oneOf(
  ...['0', '1', '-1', '2', '10', '64', '65', '100', '1000', '65535', '65536', '2147483647'],
  ...['2147483648', '4294967296', '9223372036854775807', '9223372036854775808', '-2147483649'],
  ...['18446744073709551615', '18446744073709551616', '-9223372036854775808', '+1', '01', '-0'],
)
const size = oneOf('1k', '1kb', '2MB', '1gB', '1b', '1t', 'kb', '16384', '1.5', '20000000000gb')
const word = oneOf(
  ...['', 'yes', 'no', 'YES', 'No', 'maybe', 'abc', ' 1', '1 ', '10%', '101%', 'a b c', 'a\r\nb'],
  ...['0777', '0x10', 'allchannels', 'always', 'EVERYSEC', 'debug', 'nothing', 'default', 'now'],
  ...['allkeys-lru', 'Volatile-TTL', 'noeviction', 'swapdb', 'on-empty-db', 'clients', 'hostname'],
  ...['panic', 'save', 'optional', 'local3', 'a.b-c', 'a_b', 'x'.repeat(256), 'ignore'],
)
const value = fc.oneof(number, size, word, word)

/** Values of parameters that have a form of their own. */
const FORMS: Readonly<Record<string, readonly ByteString[]>> = {
  'notify-keyspace-events': [
    ...['KEA', 'A', '', 'g$lshzxet', 'g$lshzxetd', 'n', 'An', 'AKEmn', 'Kz', 'm', 'AA', 'K E', 'q'],
  ],
  'client-output-buffer-limit': [
    ...[
      'normal 0 0 0',
      'NORMAL 1gb 0 0',
      'slave 1gb 1gb 60',
      'replica 2gb 1gb 60',
      'normal 1gb 1gb',
    ],
    ...['pubsub 1gb 512mb 10', 'master 1gb 1gb 1', 'normal x 0 0', 'normal 0 0 -1', 'normal 0 0 x'],
    ...[
      'normal 1gb 1gb 60 pubsub 2gb 1gb 1',
      'normal 1gb 0 0 foo 0 0 0',
      'normal 1gb 1gb 99999999999',
    ],
  ],
  save: [
    '900 1',
    '900 1 300 10',
    '',
    'x 1',
    '0 1',
    '900 -1',
    '900 0',
    '900  1',
    '900 1 300',
    ' 9 1',
  ],
  'latency-tracking-info-percentiles': [
    ...[
      '',
      '50',
      '50 99 99.9',
      '101',
      '-1',
      '50 x',
      '0 100',
      '0.1',
      '99.9999999',
      '1e1',
      '.5',
      'nan',
    ],
  ],
  'proc-title-template': [
    ...['', '{title}', '{x}', '{title', 'a {port} {tls-port}', '{}', '{{a}', '{server-mode}', ' '],
  ],
  hz: ['0', '1', '500', '501', '-1', '9999999999'],
  dbfilename: ['a.rdb', 'a/b'],
}

const formed = fc
  .constantFrom(...Object.keys(FORMS).filter((each) => defaults.has(each)))
  .chain((each) => fc.tuple(inAnyCase(each), oneOf(...FORMS[each])))

const pair = fc.oneof(
  { weight: 3, arbitrary: fc.tuple(name, value) },
  { weight: 2, arbitrary: formed },
  { weight: 1, arbitrary: fc.tuple(oneOf('nosuch', 'NoSuch', '', 'a\r\nb', '*'), value) },
)
const goodPair = fc
  .constantFrom(...[...defaults].filter(([, text]) => text !== ''))
  .chain(([each, text]) => fc.tuple(inAnyCase(each), fc.constant(text)))

const pairs = fc
  .array(fc.oneof({ weight: 3, arbitrary: goodPair }, { weight: 1, arbitrary: pair }), {
    minLength: 1,
    maxLength: 5,
  })
  .map((list) => list.flat())

const pattern = oneOf(
  ...['max*-policy', 'hash-*', '*-max-l*', 'zset-max-[lz]*', 'slave-*', 'SLOWLOG-*', 'a?tive-def*'],
  ...['key-load-de*', 'lua*', '*hz*', 'nosuch', 'nosuch*', '', '[', 'repl-ping-*', 'MAXMEMORY'],
)

/** Commands that read and set parameters. */
export const config: readonly { weight: number; arbitrary: Arbitrary<Argv> }[] = [
  { weight: 10, arbitrary: command('CONFIG', 'SET', pair) },
  { weight: 4, arbitrary: command(oneOf('CONFIG', 'config'), oneOf('SET', 'set'), pairs) },
  { weight: 6, arbitrary: command('CONFIG', 'GET', name) },
  { weight: 3, arbitrary: command('CONFIG', 'GET', pattern) },
  {
    weight: 2,
    arbitrary: command(
      'CONFIG',
      'GET',
      fc.array(fc.oneof(name, pattern), { minLength: 2, maxLength: 4 }),
    ),
  },
  { weight: 1, arbitrary: command('CONFIG', 'SET', name, value, name) },
  {
    weight: 1,
    arbitrary: command('CONFIG', oneOf('RESETSTAT', 'REWRITE', 'GET', 'SET', 'nosuch')),
  },
  { weight: 1, arbitrary: command('CONFIG', oneOf('RESETSTAT', 'REWRITE'), 'x') },
]
