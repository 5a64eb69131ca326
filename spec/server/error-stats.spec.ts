import { describe, expect, it } from 'vitest'
import { Verbatim } from '../../lib/reply/reply.js'
import { REDIS_VERSIONS, type RedisVersion } from '../../lib/reply/version.js'
import { createServer } from '../../lib/server/registry/registry.js'
import { argvOf } from '../support/command-rows.js'

/** What INFO shows of errors and of refused and failed calls, after some commands. */
interface Row {
  readonly title: string
  readonly commands: readonly string[]
  readonly errors: string
  readonly calls: string
  readonly versions?: readonly RedisVersion[]
}

const SINCE_7: readonly RedisVersion[] = ['7.0', '7.2', '7.4']
const WRONG_TYPE = ['SET k v', `EVAL "return redis.call('lpush','k',1)" 0`]
const NOT_RAISED = ['SET k v', `EVAL "redis.pcall('lpush','k',1) return 1" 0`]
const REFUSED = `EVAL "redis.pcall('nosuch') redis.pcall('get') redis.pcall('subscribe','x') return 1" 0`
const WRITE = `EVAL "#!lua flags=no-writes\\nreturn redis.pcall('set','k',1)" 0`

const ROWS: readonly Row[] = [
  {
    title: 'an error that a script raises again counts twice',
    commands: WRONG_TYPE,
    errors: 'ERR=1 WRONGTYPE=1',
    calls: 'set:1,0,0 eval:1,0,1 lpush:1,0,1',
    versions: ['6.2'],
  },
  {
    title: 'an error that a script raises again counts once',
    commands: WRONG_TYPE,
    errors: 'WRONGTYPE=1',
    calls: 'set:1,0,0 eval:1,0,1 lpush:1,0,1',
    versions: SINCE_7,
  },
  {
    title: 'an error that a script keeps to itself counts',
    commands: NOT_RAISED,
    errors: 'WRONGTYPE=1',
    calls: 'set:1,0,0 eval:1,0,0 lpush:1,0,1',
  },
  {
    title: 'what a gate refuses a script does not count',
    commands: [REFUSED],
    errors: '',
    calls: 'eval:1,0,0',
    versions: ['6.2'],
  },
  {
    title: 'what a gate refuses a script counts as refused',
    commands: [REFUSED],
    errors: 'ERR=3',
    calls: 'get:0,1,0 subscribe:0,1,0 eval:1,0,0',
    versions: SINCE_7,
  },
  {
    title: 'a write of a read-only script counts once',
    commands: [WRITE],
    errors: 'ERR=1',
    calls: 'set:0,1,0 eval:1,0,1',
    versions: SINCE_7,
  },
  {
    title: "a script's own errors count by their codes, in order",
    commands: [
      `EVAL "return redis.error_reply('MY ERR')" 0`,
      `EVAL "return {err='A B'}" 0`,
      `EVAL "error('boo')" 0`,
      'EVALSHA f 0',
    ],
    errors: 'A=1 ERR=1 MY=1 NOSCRIPT=1',
    calls: 'eval:3,0,3 evalsha:1,0,1',
  },
  {
    title: 'errors of a transaction count each and with EXECABORT',
    commands: ['SET k v', 'MULTI', 'GET', 'EXEC', 'MULTI', 'LPUSH k 1', 'EXEC', 'NOSUCH'],
    errors: 'ERR=2 EXECABORT=1 WRONGTYPE=1',
    calls: 'set:1,0,0 multi:2,0,0 get:0,1,0 exec:2,0,1 lpush:1,0,1',
  },
  {
    title: 'an unknown subcommand counts for no command',
    commands: ['CLIENT NOSUCH'],
    errors: 'ERR=1',
    calls: '',
    versions: SINCE_7,
  },
]

describe.each(REDIS_VERSIONS)('the counts of Redis %s', (version) => {
  const holding = ROWS.filter(({ versions = REDIS_VERSIONS }) => versions.includes(version))

  it.each(holding)('$title', ({ commands, errors, calls }) => {
    const session = createServer({ redisVersion: version }).connect()
    const info = (section: string) => {
      const reply = session.execute(['INFO', section])
      return reply instanceof Verbatim ? reply.text : ''
    }
    for (const command of commands) session.execute(argvOf(command))
    const errorStats = [...info('errorstats').matchAll(/errorstat_(\w+):count=(\d+)/g)]
    expect(errorStats.map(([, code, count]) => `${code}=${count}`).join(' ')).toBe(errors)
    const stats = info('commandstats').matchAll(
      /cmdstat_(\w+):calls=(\d+).*rejected_calls=(\d+),failed_calls=(\d+)/g,
    )
    const shown = [...stats].map(([, name, ...counts]) => `${name}:${counts.join()}`)
    expect(shown.filter((each) => !each.startsWith('info')).sort()).toEqual(
      calls.split(' ').filter(Boolean).sort(),
    )
  })
})
