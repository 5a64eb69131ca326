import { afterEach, describe, expect, it, vi } from 'vitest'
import { createServer, getServer, resetServers } from '../../lib/index.js'

afterEach(() => resetServers())

describe('the registry', () => {
  it('has one server for each host and port', () => {
    expect(getServer('a', 1)).toBe(getServer('a', 1))
    expect(getServer('a', 1)).not.toBe(getServer('a', 2))
    expect(getServer('a', 1)).not.toBe(getServer('b', 1))
    expect(getServer()).toBe(getServer('localhost', 6379))
  })

  it('does not know servers that were created', () => {
    const server = createServer()
    expect(getServer()).not.toBe(server)
  })

  it('is shared by two copies of the package', async () => {
    const server = getServer('a', 1)
    vi.resetModules()
    const copy = await import('../../lib/index.js')
    expect(copy.getServer).not.toBe(getServer)
    expect(copy.getServer('a', 1)).toBe(server)
  })

  it('ends its servers and makes new ones after a reset', () => {
    const server = getServer('a', 1)
    const session = server.connect()
    resetServers()
    expect(session.isClosed).toBe(true)
    expect(getServer('a', 1)).not.toBe(server)
  })
})
