import { describe, expect, it } from 'vitest'
import type { Reply } from '../../lib/reply/reply.js'
import { REDIS_VERSIONS, type RedisVersion } from '../../lib/reply/version.js'
import { createServer } from '../../lib/server/registry/registry.js'
import type { Session } from '../../lib/server/session.js'
import { argvOf } from '../support/command-rows.js'

interface Log {
  readonly session: Session
  /** The commands in the log, oldest first, with the address and name of their client. */
  entries(): readonly string[]
}

function startLog(redisVersion: RedisVersion): Log {
  const server = createServer({
    redisVersion,
    config: { 'slowlog-log-slower-than': 0, 'enable-debug-command': 'yes' },
  })
  const session = server.connect({ address: '1.2.3.4:5' })
  return {
    session,
    entries: () =>
      (server.slowLog.newest(Infinity) as Reply[][])
        .map(([, , , argv, address, name]) => `${(argv as string[]).join(' ')} @${address} ${name}`)
        .reverse(),
  }
}

function say(session: Session, ...lines: readonly string[]): void {
  for (const line of lines) session.execute(argvOf(line))
}

describe.each(REDIS_VERSIONS)('the slow log of Redis %s', (version) => {
  it('names clients', () => {
    const log = startLog(version)
    say(log.session, 'PING', 'CLIENT SETNAME me', 'PING')
    expect(log.entries()).toEqual([
      'PING @1.2.3.4:5 ',
      'CLIENT SETNAME me @1.2.3.4:5 me',
      'PING @1.2.3.4:5 me',
    ])
  })

  it('has the commands of a transaction in the place of EXEC', () => {
    const log = startLog(version)
    say(log.session, 'MULTI', 'SET a b', 'PING', 'EXEC')
    expect(log.entries().map((entry) => entry.split(' @')[0])).toEqual(['MULTI', 'SET a b', 'PING'])
  })

  it('has the commands of a script, which have no client, before it', () => {
    const log = startLog(version)
    say(log.session, `EVAL "redis.call('set','k',1)" 0`)
    const nobody = version < '7.2' ? '?:0' : ''
    expect(log.entries()).toEqual([
      `set k 1 @${nobody} `,
      "EVAL redis.call('set','k',1) 0 @1.2.3.4:5 ",
    ])
  })

  it('hides passwords', () => {
    const log = startLog(version)
    say(log.session, 'AUTH x y', 'HELLO 3 AUTH a b SETNAME x', 'CONFIG SET masterauth ""')
    say(log.session, 'ACL SETUSER u >p')
    expect(log.entries().map((entry) => entry.split(' @')[0])).toEqual([
      'AUTH (redacted) (redacted)',
      'HELLO 3 AUTH (redacted) (redacted) SETNAME x',
      'CONFIG SET masterauth (redacted)',
      'ACL SETUSER (redacted) (redacted)',
    ])
  })

  it('has a command that blocked once that is over', async () => {
    const log = startLog(version)
    const blocked = log.session.execute(['BLPOP', 'l', '0'])
    const other = log.session.server.connect()
    expect(log.entries()).toEqual([])
    say(other, 'RPUSH l a')
    await blocked
    expect(log.entries().map((entry) => entry.split(' @')[0])).toEqual(['RPUSH l a', 'BLPOP l 0'])
  })

  it('shortens arguments and their number', () => {
    const log = startLog(version)
    say(log.session, `SET k ${'x'.repeat(137)}`)
    const keys = Array.from({ length: 33 }, (_, i) => i)
    say(log.session, `DEL ${keys.join(' ')}`)
    expect(log.entries().map((entry) => entry.split(' @')[0])).toEqual([
      `SET k ${'x'.repeat(128)}... (9 more bytes)`,
      `DEL ${keys.slice(0, 30).join(' ')} ... (3 more arguments)`,
    ])
  })
})
