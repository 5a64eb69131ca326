import dns, { lookup, resolveSrv } from 'node:dns'
import * as promises from 'node:dns/promises'
import { promisify } from 'node:util'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { interceptLookups } from '../../../lib/adapters/net/intercept-lookup.js'

const originals = { lookup: dns.lookup, promised: dns.promises.lookup, resolveSrv: dns.resolveSrv }
const RECORD = { name: '_redis._tcp.redis.test', port: 6379, priority: 0, weight: 1 }

/** What a callback of `lookup` is called with. */
function looked(host: string, ...options: unknown[]): Promise<unknown[]> {
  return new Promise((resolve) => {
    Reflect.apply(dns.lookup, dns, [host, ...options, (...values: unknown[]) => resolve(values)])
  })
}

describe('interceptLookups', () => {
  let giveBack: () => void
  const isKnown = vi.fn((host: string) => host.endsWith('redis.test'))

  beforeEach(() => {
    giveBack = interceptLookups(isKnown)
  })
  afterEach(() => {
    giveBack()
    isKnown.mockClear()
    const { lookup: now, promises: promised, resolveSrv: srv } = dns
    expect({ lookup: now, promised: promised.lookup, resolveSrv: srv }).toEqual(originals)
  })

  it.each<[string, unknown[], unknown[]]>([
    ['no options', [], [null, 'redis.test', 4]],
    ['a family', [6], [null, 'redis.test', 4]],
    ['options', [{ family: 0 }], [null, 'redis.test', 4]],
    ['all addresses', [{ all: true }], [null, [{ address: 'redis.test', family: 4 }]]],
  ])('gives a name back to who looks it up with %s', async (_, options, values) => {
    expect(await looked('redis.test', ...options)).toEqual(values)
  })

  it('gives a name back to who waits for a promise', async () => {
    const address = { address: 'redis.test', family: 4 }
    expect(await dns.promises.lookup('redis.test')).toEqual(address)
    expect(await promises.lookup('redis.test', { all: true })).toEqual([address])
    expect(await promisify(lookup)('redis.test')).toEqual(address)
  })

  it('answers in a later turn', () => {
    const heard = vi.fn()
    dns.lookup('redis.test', heard)
    expect(heard).not.toHaveBeenCalled()
  })

  it('tells of one server of a service', async () => {
    expect(await promisify(resolveSrv)('_redis._tcp.redis.test')).toEqual([RECORD])
  })

  it('leaves other names to the system', async () => {
    expect(await promisify(lookup)('localhost', { family: 4 })).toEqual({
      address: '127.0.0.1',
      family: 4,
    })
    expect(isKnown).toHaveBeenCalledWith('localhost', expect.any(Function))
  })

  it('leaves addresses to the system, without a question', async () => {
    expect(await looked('127.0.0.1')).toEqual([null, '127.0.0.1', 4])
    expect(isKnown).not.toHaveBeenCalled()
  })

  it('leaves what is no call to the system, which says so', () => {
    expect(() => Reflect.apply(dns.lookup, dns, ['redis.test'])).toThrow(/callback/)
    expect(() => Reflect.apply(dns.resolveSrv, dns, ['redis.test'])).toThrow(/callback/)
  })

  it('is asked no more by who kept a copy, once it was given back', async () => {
    const kept = dns.lookup
    giveBack()
    const values = await new Promise((resolve) => kept('localhost', 4, (...all) => resolve(all)))
    expect(values).toEqual([null, '127.0.0.1', 4])
    expect(isKnown).not.toHaveBeenCalled()
  })
})
