import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createServer } from '../../lib/index.js'
import { NULL_ARRAY, Status } from '../../lib/reply/reply.js'
import { REDIS_VERSIONS } from '../../lib/reply/version.js'
import { argvOf } from '../support/command-rows.js'

/** A key whose time is over, and still there. */
const OLD = ['SET k v PX 1', 'WAIT']
const OLD_IN_1 = ['SELECT 1', ...OLD, 'SELECT 0']

interface Row {
  readonly title: string
  readonly commands: readonly string[]
  /** Whether EXEC answers null: in 6.2, and from 7.0 on. */
  readonly isAborted: readonly [before7: boolean, since7: boolean]
  /** How many keys there are at last. */
  readonly size: number
}

/**
 * Recorded from 6.2.16, 7.0.15, 7.2.6 and 7.4.1, with active expiry off. `WAIT` lets the time of keys
 * pass; what begins with @ another client says.
 */
const ROWS: readonly Row[] = [
  {
    title: 'a key that is over stays',
    commands: [...OLD, 'WATCH k'],
    isAborted: [true, false],
    size: 1,
  },
  {
    title: 'a key that is over is looked at',
    commands: [...OLD, 'WATCH k', 'GET k'],
    isAborted: [true, false],
    size: 0,
  },
  {
    title: 'a key that is over is deleted',
    commands: [...OLD, 'WATCH k', '@DEL k'],
    isAborted: [true, false],
    size: 0,
  },
  {
    title: 'a key that is over is set anew',
    commands: [...OLD, 'WATCH k', '@SET k w'],
    isAborted: [true, true],
    size: 1,
  },
  {
    title: 'a key that is over is flushed',
    commands: [...OLD, 'WATCH k', '@FLUSHDB'],
    isAborted: [true, false],
    size: 0,
  },
  {
    title: 'a key that is over is flushed and set anew',
    commands: [...OLD, 'WATCH k', '@FLUSHDB', '@SET k w'],
    isAborted: [true, true],
    size: 1,
  },
  {
    title: 'a key ends',
    commands: ['SET k v PX 5', 'WATCH k', 'WAIT'],
    isAborted: [true, true],
    size: 1,
  },
  {
    title: 'a key that is over changes places with none',
    commands: [...OLD, 'WATCH k', '@SWAPDB 0 1'],
    isAborted: [true, false],
    size: 0,
  },
  {
    title: 'a key that is over changes places with one that stays',
    commands: [...OLD, 'SELECT 1', 'SET k v', 'SELECT 0', 'WATCH k', '@SWAPDB 0 1'],
    isAborted: [true, true],
    size: 1,
  },
  {
    title: 'a key that is over changes places with another such',
    commands: [...OLD, ...OLD_IN_1, 'WATCH k', '@SWAPDB 0 1'],
    isAborted: [true, false],
    size: 1,
  },
  {
    title: 'no key changes places with one that is over',
    commands: [...OLD_IN_1, 'WATCH k', '@SWAPDB 0 1'],
    isAborted: [true, false],
    size: 1,
  },
]

describe.each(REDIS_VERSIONS)('WATCH of a key that expires in Redis %s', (redisVersion) => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'], now: 1_700_000_000_000 }))
  afterEach(() => void vi.useRealTimers())

  it.each(ROWS)('where $title', ({ commands, isAborted, size }) => {
    const server = createServer({ redisVersion, config: { 'enable-debug-command': 'yes' } })
    const client = server.connect()
    const other = server.connect()
    client.execute(argvOf('DEBUG SET-ACTIVE-EXPIRE 0'))
    for (const line of commands) {
      if (line === 'WAIT') vi.setSystemTime(Date.now() + 20)
      else if (line.startsWith('@')) other.execute(argvOf(line.slice(1)))
      else client.execute(argvOf(line))
    }
    for (const line of ['MULTI', 'PING']) client.execute(argvOf(line))
    const isNull = isAborted[redisVersion < '7.0' ? 0 : 1]
    expect(client.execute(['EXEC'])).toEqual(isNull ? NULL_ARRAY : [new Status('PONG')])
    expect(client.execute(['DBSIZE'])).toBe(size)
    server.close()
  })
})
