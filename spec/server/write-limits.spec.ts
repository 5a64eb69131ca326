import { describe, expect, it } from 'vitest'
import { createServer } from '../../lib/server/registry/registry.js'
import { describeRows, error, ok, row } from '../support/command-rows.js'
import { connectInProcess } from '../support/replay-vectors.js'

const OOM = error("OOM command not allowed when used memory > 'maxmemory'.")
const NOREPLICAS = error('NOREPLICAS Not enough good replicas to write.')
const LIBRARY = JSON.stringify(
  [
    '#!lua name=l',
    "redis.register_function('f', function() return 1 end)",
    "redis.register_function{function_name='w', callback=function() return redis.call('set','x','1') end, flags={'allow-oom'}}",
    "redis.register_function{function_name='ro', callback=function() return 1 end, flags={'no-writes'}}",
  ].join('\n'),
)

describeRows('maxmemory', [
  row('refuses commands that take memory', [
    ['CONFIG SET maxmemory 1', ok],
    ['SET a 1', OOM],
    ['APPEND a 1', OOM],
    ['DEL a', 0],
    ['GET a', null],
  ]),
  row(
    'refuses to queue anything',
    [
      ['CONFIG SET maxmemory 1', ok],
      ['MULTI', ok],
      ['GET a', OOM],
      ['MULTI', OOM],
      ['WATCH a', OOM],
      ['EXEC', error('EXECABORT Transaction discarded because of previous errors.')],
    ],
    { before: '7.4' },
  ),
  row(
    'lets a transaction queue what takes no memory',
    [
      ['CONFIG SET maxmemory 1', ok],
      ['MULTI', ok],
      ['GET a', { status: 'QUEUED' }],
      ['EXEC', [null]],
      ['MULTI', ok],
      ['SET a 1', OOM],
    ],
    { since: '7.4' },
  ),
  row(
    'refuses scripts with a shebang that do not allow it, before it looks at them',
    [
      ['CONFIG SET maxmemory 1', ok],
      ['EVAL "return 1" 0', 1],
      ['EVAL "#!lua\\nreturn 1" 0', OOM],
      ['EVAL "#!lua\\nretrun 1" x', OOM],
      ['EVAL_RO "#!lua\\nreturn 1" 0', OOM],
      ['EVAL "#!lua flags=no-writes\\nreturn 1" 0', 1],
      [`EVAL "#!lua flags=allow-oom\\nreturn redis.call('set','a','1')" 0`, ok],
    ],
    { since: '7.0' },
  ),
  row(
    'refuses functions that do not allow it, and libraries',
    [
      [`FUNCTION LOAD ${LIBRARY}`, 'l'],
      ['CONFIG SET maxmemory 1', ok],
      ['FCALL f 0', OOM],
      ['FCALL f x', OOM],
      ['FCALL_RO f 0', OOM],
      ['FCALL w 0', ok],
      ['FCALL ro 0', 1],
      ['FCALL nope 0', error('ERR Function not found')],
      [`FUNCTION LOAD REPLACE ${LIBRARY}`, OOM],
    ],
    { since: '7.0' },
  ),
])

describeRows(
  'min-replicas-to-write',
  [
    row('refuses writes, of scripts too', [
      ['CONFIG SET min-replicas-to-write 1', ok],
      ['SET a 1', NOREPLICAS],
      ['GET a', null],
      [`EVAL "return redis.call('get','a')" 0`, null],
      [`EVAL "return redis.pcall('set','a',1)" 0`, NOREPLICAS],
      ['EVAL "#!lua\\nreturn 1" 0', NOREPLICAS],
      ['EVAL "#!lua flags=no-writes\\nreturn 1" 0', 1],
      ['CONFIG SET min-replicas-max-lag 0', ok],
      ['SET a 1', ok],
    ]),
  ].map((each) => ({ ...each, since: '7.0' as const })),
)

describe('EXEC above maxmemory', () => {
  it('is refused with the commands it would run', async () => {
    const server = createServer()
    const client = connectInProcess(server)
    const other = connectInProcess(server)
    await client.send(['MULTI'])
    await client.send(['SET', 'a', '1'])
    await other.send(['CONFIG', 'SET', 'maxmemory', '1'])
    expect(await client.send(['EXEC'])).toEqual(
      error(
        "EXECABORT Transaction discarded because of: OOM command not allowed when used memory > 'maxmemory'.",
      ),
    )
    await server.close()
  })
})
