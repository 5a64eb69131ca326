import { Redis } from 'ioredis'
import { afterEach, describe, expect, it } from 'vitest'
import { MemorySocket } from '../../lib/server/memory-socket.js'
import { createServer } from '../../lib/server/registry.js'

const clients: Redis[] = []

function connect(server = createServer()): Redis {
  const client = new Redis({
    Connector: class {
      check = () => true
      connect = async () => new MemorySocket(server)
      disconnect = () => {}
    } as never,
  })
  clients.push(client)
  return client
}

afterEach(() => {
  for (const client of clients.splice(0)) client.disconnect()
})

describe('a socket in memory', () => {
  it('carries the commands of ioredis', async () => {
    expect(await connect().ping()).toBe('PONG')
  })
})
