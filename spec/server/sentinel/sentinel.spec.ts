import { afterEach, describe, expect, it } from 'vitest'
import { createServer, getServer, resetServers } from '../../../lib/index.js'
import { REDIS_VERSIONS } from '../../../lib/reply/version.js'

afterEach(resetServers)

const watching = (port: number, replicas: readonly { port: number }[] = []) =>
  createServer({ sentinel: { masters: { mymaster: { port, replicas } } } })

const ADDRESS = ['SENTINEL', 'GET-MASTER-ADDR-BY-NAME', 'mymaster']

/** As real sentinels show them. */
const SECTIONS = ['Server', 'Clients', 'Stats', 'CPU', 'Sentinel']
const SECTIONS_OF_6 = ['Server', 'Clients', 'CPU', 'Stats', 'Sentinel']

it.each(REDIS_VERSIONS)('INFO of %s has the sections of a sentinel', (redisVersion) => {
  const server = createServer({ redisVersion, sentinel: { masters: {} } })
  const text = JSON.stringify(server.connect().execute(['INFO']))
  const titles = [...text.matchAll(/# (\w+)/g)].map(([, title]) => title)
  expect(titles).toEqual(redisVersion === '6.2' ? SECTIONS_OF_6 : SECTIONS)
  expect(text).toMatch('redis_mode:sentinel')
})

describe('a sentinel', () => {
  it('makes the server of a master that is not there, of its own version', () => {
    const masters = { mymaster: { port: 7000 } }
    createServer({ redisVersion: '6.2', sentinel: { masters } }).connect()
    expect(getServer('localhost', 7000).version).toBe('6.2')
  })

  it('knows the master by the addresses of its replicas', () => {
    watching(7000, [{ port: 7001 }]).connect()
    expect(getServer('localhost', 7001)).toBe(getServer('localhost', 7000))
  })

  it('makes the replicas masters in turn', () => {
    const session = watching(7000, [{ port: 7001 }, { port: 7002 }]).connect()
    const ports = [1, 2, 3].map(() => {
      getServer('localhost', 7000).failover()
      return (session.execute(ADDRESS) as string[])[1]
    })
    expect(ports).toEqual(['7001', '7002', '7000'])
  })

  it('keeps the address of a master without replicas, and tells of the failover', () => {
    const session = watching(7000).connect()
    const heard: unknown[] = []
    session.execute(['SUBSCRIBE', '+switch-master'])
    session.onPush((message) => heard.push((message as unknown as { items: string[] }).items[2]))
    getServer('localhost', 7000).failover()
    expect(heard).toEqual(['mymaster 127.0.0.1 7000 127.0.0.1 7000'])
  })

  it('fails over where it is asked to', () => {
    const session = watching(7000, [{ port: 7001 }]).connect()
    const { runId } = getServer('localhost', 7000)
    session.execute(['SENTINEL', 'FAILOVER', 'mymaster'])
    expect(session.execute(ADDRESS)).toEqual(['127.0.0.1', '7001'])
    expect(getServer('localhost', 7000).runId).not.toBe(runId)
  })

  it('cuts off the clients of the master, and keeps data', () => {
    watching(7000).connect()
    const master = getServer('localhost', 7000)
    const client = master.connect()
    client.execute(['SET', 'k', 'v'])
    master.failover()
    expect(client.isClosed).toBe(true)
    expect(master.connect().execute(['GET', 'k'])).toBe('v')
  })

  it('forgets failovers with reset', () => {
    const server = watching(7000, [{ port: 7001 }])
    const session = server.connect()
    getServer('localhost', 7000).failover()
    server.reset()
    expect(session.execute(ADDRESS)).toEqual(['127.0.0.1', '7000'])
  })

  it('hears of nothing once it is closed', async () => {
    const server = createServer()
    const sentinel = createServer({ sentinel: { masters: { mymaster: { port: 1, server } } } })
    sentinel.connect()
    await sentinel.close()
    expect(server.sentinels.size).toBe(0)
  })

  it.each([
    ['SET mymaster quorum 2', 'it was made with'],
    ['MONITOR other 127.0.0.1 7003 1', 'it was made with'],
    ['REMOVE mymaster', 'it was made with'],
    ['CONFIG GET announce-ip', 'it was made with'],
    ['DEBUG', 'asks nobody'],
    ['INFO-CACHE mymaster', 'asks nobody'],
    ['SIMULATE-FAILURE HELP', 'asks nobody'],
    ['IS-MASTER-DOWN-BY-ADDR 127.0.0.1 7000 0 abc', 'has no vote'],
  ])('refuses SENTINEL %s by its name', (words, reason) => {
    const session = watching(7000).connect()
    const reply = session.execute(['SENTINEL', ...words.split(' ')])
    const name = `SENTINEL ${words.split(' ')[0]}`
    expect(reply).toMatchObject({ text: expect.stringMatching(name) })
    expect(reply).toMatchObject({ text: expect.stringMatching(reason) })
  })
})
