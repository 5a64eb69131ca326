import { describe, expect, it, vi } from 'vitest'
import { createServer } from '../../../lib/index.js'
import { describeRows, error, ok, row, SYNTAX_ERROR } from '../../support/command-rows.js'

const QUEUED = { status: 'QUEUED' }
const SAVE_STARTED = { status: 'Background saving started' }
const SAVE_SCHEDULED = { status: 'Background saving scheduled' }
const SAVE_IN_PROGRESS = error('ERR Background save already in progress')
const REWRITE_STARTED = { status: 'Background append only file rewriting started' }
const REWRITE_SCHEDULED = { status: 'Background append only file rewriting scheduled' }
const OTHER_CHILD = error(
  "ERR Another child process is active (AOF?): can't BGSAVE right now. Use BGSAVE SCHEDULE in order to schedule a BGSAVE whenever possible.",
)
/** Long enough that what goes on in the background does not end in a test. */
const SLOW = { 'rdb-key-save-delay': 60_000_000, 'enable-debug-command': 'yes' }

// Recorded from 6.2.16, 7.0.15, 7.2.6 and 7.4.1 with `save ''` and that delay.
describeRows(
  'SAVE, BGSAVE and BGREWRITEAOF',
  [
    row('SAVE saves at once', [
      ['SET a 1', ok],
      ['SAVE', ok],
      ['SET a 2', ok],
      ['DEBUG RELOAD NOSAVE', ok],
      ['GET a', '1'],
    ]),
    row('one save goes on at a time', [
      ['SET a 1', ok],
      ['BGSAVE', SAVE_STARTED],
      ['BGSAVE', SAVE_IN_PROGRESS],
      ['BGSAVE SCHEDULE', SAVE_IN_PROGRESS],
      ['SAVE', SAVE_IN_PROGRESS],
      ['BGREWRITEAOF', REWRITE_SCHEDULED],
      ['BGSAVE x', SYNTAX_ERROR],
      ['BGSAVE SCHEDULE x', SYNTAX_ERROR],
    ]),
    row('a save waits for a rewrite where it is told to', [
      ['SET a 1', ok],
      ['BGREWRITEAOF', REWRITE_STARTED],
      ['BGREWRITEAOF', error('ERR Background append only file rewriting already in progress')],
      ['BGSAVE', OTHER_CHILD],
      ['BGSAVE SCHEDULE', SAVE_SCHEDULED],
      ['SAVE', ok],
    ]),
    row(
      'nothing begins in the background inside a transaction',
      [
        ['MULTI', ok],
        ['BGSAVE', QUEUED],
        ['BGREWRITEAOF', QUEUED],
        ['BGSAVE', QUEUED],
        ['EXEC', [SAVE_SCHEDULED, REWRITE_SCHEDULED, SAVE_SCHEDULED]],
        ['BGSAVE', SAVE_STARTED],
        ['MULTI', ok],
        ['SAVE', error('ERR Command not allowed inside a transaction')],
      ],
      { since: '7.0' },
    ),
    row(
      'a save begins inside a transaction',
      [
        ['MULTI', ok],
        ['SET a 1', QUEUED],
        ['BGSAVE', QUEUED],
        ['BGREWRITEAOF', QUEUED],
        ['BGSAVE', QUEUED],
        ['EXEC', [ok, SAVE_STARTED, REWRITE_SCHEDULED, SAVE_IN_PROGRESS]],
      ],
      { before: '7.0' },
    ),
    row('FLUSHALL ends a save of what is gone', [
      ['SET a 1', ok],
      ['BGSAVE', SAVE_STARTED],
      ['FLUSHALL', ok],
      ['DEBUG RELOAD NOSAVE', ok],
      ['DBSIZE', 0],
    ]),
    row('DEBUG LOADAOF loads what was written', [
      ['CONFIG SET appendonly yes', ok],
      ['SET a 1 EX 100', ok],
      ['RPUSH l 1', 1],
      ['DEBUG LOADAOF', ok],
      ['TTL a', 100],
      ['CONFIG SET appendonly no', ok],
      ['DEL a', 1],
      ['DEBUG LOADAOF', ok],
      ['TTL a', 100],
      ['LRANGE l 0 -1', ['1']],
    ]),
    row(
      'DEBUG LOADAOF has nothing to load where nothing was appended, and empties all',
      [
        ['SET a 1', ok],
        ['DEBUG LOADAOF', error('ERR Error trying to load the AOF files, check server logs.')],
        ['DBSIZE', 0],
      ],
      { since: '7.2' },
    ),
  ],
  SLOW,
)

function started(config: Readonly<Record<string, string | number>> = {}) {
  const server = createServer({ redisVersion: '7.0', config })
  const session = server.connect()
  const run = (command: string) => session.execute(command.split(' '))
  const infoOf = (name: string) =>
    new RegExp(`^${name}:(.*)$`, 'm').exec(`${(run('INFO persistence') as { text: string }).text}`)
  const info = (name: string) => infoOf(name)?.[1].trim()
  return { server, run, info }
}

describe('INFO persistence', () => {
  it('counts changes since the last save', () => {
    const { run, info } = started({ save: '' })
    run('SET a 1')
    run('SET b 1')
    expect(info('rdb_changes_since_last_save')).toBe('2')
    run('FLUSHALL')
    expect(info('rdb_changes_since_last_save')).toBe('4')
    run('SAVE')
    expect(info('rdb_changes_since_last_save')).toBe('0')
    expect(info('rdb_saves')).toBe('1')
  })

  it('has no changes after FLUSHALL where there are save points', () => {
    const { run, info } = started()
    run('SET a 1')
    run('FLUSHALL')
    expect(info('rdb_changes_since_last_save')).toBe('0')
    expect(info('rdb_saves')).toBe('0')
  })

  it('shows a save in the background, and that it is over', async () => {
    const { run, info } = started({ save: '' })
    run('SET a 1')
    run('BGSAVE')
    run('SET b 1')
    expect(info('rdb_bgsave_in_progress')).toBe('1')
    expect(info('rdb_current_bgsave_time_sec')).toBe('0')
    await vi.waitFor(() => expect(info('rdb_bgsave_in_progress')).toBe('0'))
    expect(info('rdb_changes_since_last_save')).toBe('1')
    expect(info('rdb_last_bgsave_time_sec')).toBe('0')
    expect(info('rdb_current_bgsave_time_sec')).toBe('-1')
  })

  it('shows a rewrite that waits for a save, and then goes on', async () => {
    const { run, info } = started({ save: '' })
    run('BGSAVE')
    run('BGREWRITEAOF')
    expect(info('aof_rewrite_scheduled')).toBe('1')
    await vi.waitFor(() => expect(info('aof_last_rewrite_time_sec')).toBe('0'))
    expect(info('aof_rewrite_scheduled')).toBe('0')
    expect(info('aof_rewrites')).toBe('1')
  })

  it('says whether all that is written is appended', () => {
    const { run, info } = started()
    expect(info('aof_enabled')).toBe('0')
    run('CONFIG SET appendonly yes')
    expect(info('aof_enabled')).toBe('1')
    expect(info('aof_rewrite_in_progress')).toBe('1')
  })
})

describe('LASTSAVE', () => {
  it('moves with each save', () => {
    const { run } = started({ save: '' })
    vi.useFakeTimers({ toFake: ['Date'], now: 5_000_000 })
    run('SAVE')
    expect(run('LASTSAVE')).toBe(5000)
    vi.setSystemTime(6_000_000)
    run('SET a 1')
    expect(run('LASTSAVE')).toBe(5000)
    run('SAVE')
    expect(run('LASTSAVE')).toBe(6000)
    vi.useRealTimers()
  })
})
