import { once } from 'node:events'
import { describe, expect, it } from 'vitest'
import { createServer } from '../../lib/index.js'
import { createMemorySocket } from '../../lib/server/connection/memory-socket.js'
import { describeRows, error, ok, row, SYNTAX_ERROR } from '../support/command-rows.js'
import { WireConnection } from '../support/wire-connection.js'

describeRows('SHUTDOWN', [
  row('refuses what it does not know', [
    ['SHUTDOWN x', SYNTAX_ERROR],
    ['SHUTDOWN SAVE NOSAVE', SYNTAX_ERROR],
    ['PING', { status: 'PONG' }],
  ]),
  row(
    'aborts where none goes on',
    [
      ['SHUTDOWN ABORT', error('ERR No shutdown in progress.')],
      ['SHUTDOWN ABORT NOW', SYNTAX_ERROR],
      ['MULTI', ok],
      ['SHUTDOWN', error('ERR Command not allowed inside a transaction')],
    ],
    { since: '7.0' },
  ),
  row('knows no more than one option', [['SHUTDOWN NOSAVE NOW', SYNTAX_ERROR]], {
    before: '7.0',
  }),
])

describe('SHUTDOWN', () => {
  it.each([[[]], [['NOSAVE']], [['SAVE']], [['NOW', 'FORCE']]])(
    'with %s ends all connections and listens no more',
    async (options) => {
      const server = createServer({ redisVersion: '7.0' })
      const { port } = await server.listen({ port: 0 })
      const one = await WireConnection.open(port)
      const other = await WireConnection.open(port)
      await other.send(['PING'])
      expect(await one.send(['SHUTDOWN', ...options])).toEqual({ closed: true })
      expect(await other.next()).toEqual({ closed: true })
      await expect(WireConnection.open(port)).rejects.toThrow('ECONNREFUSED')
    },
  )

  it('leaves a busy script no time, where nothing is to be saved', async () => {
    const server = createServer({ redisVersion: '7.0', config: { 'busy-reply-threshold': 5 } })
    const { port } = await server.listen({ port: 0 })
    const one = await WireConnection.open(port)
    const other = await WireConnection.open(port)
    const answer = one.send(['EVAL', "redis.call('set', 'a', 1) while true do end", '0'])
    await new Promise((resolve) => setTimeout(resolve, 50))
    expect(await other.send(['SHUTDOWN'])).toEqual({
      error:
        'BUSY Redis is busy running a script. You can only call SCRIPT KILL or SHUTDOWN NOSAVE.',
    })
    expect(await other.send(['SHUTDOWN', 'NOSAVE'])).toEqual({ closed: true })
    expect(await answer).toEqual({ closed: true })
  })

  it('refuses those who connect in memory', async () => {
    const server = createServer()
    server.connect().execute(['SHUTDOWN'])
    const [refusal] = await once(createMemorySocket(server), 'error')
    expect(refusal).toMatchObject({ code: 'ECONNREFUSED', address: '127.0.0.1', port: 6379 })
  })
})
