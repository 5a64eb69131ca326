import { describe, expect, it } from 'vitest'
import { REDIS_VERSIONS, type RedisVersion } from '../../../lib/reply/version.js'
import { QueryBuffer } from '../../../lib/server/connection/query-buffer.js'

const FIRST: Readonly<Record<RedisVersion, number>> = {
  '6.2': 32_770,
  '7.0': 20_474,
  '7.2': 16_386,
  '7.4': 16_386,
}

// As CLIENT LIST of each version shows it to another client.
describe.each(REDIS_VERSIONS)('the query buffer of %s', (version) => {
  it('has the room for the whole of a long argument that comes', () => {
    const buffer = new QueryBuffer(version)
    buffer.keep(10, 1_000_000)
    expect(buffer.used).toBe(10)
    expect(buffer.free).toBe(version === '6.2' ? 0 : 999_992)
  })

  it('grows as a long argument comes', () => {
    const buffer = new QueryBuffer(version)
    buffer.keep(0, 1_000_000)
    buffer.read(500_010)
    buffer.keep(500_010, 1_000_000)
    expect(buffer.used).toBe(500_010)
    expect(buffer.free).toBe(version === '6.2' ? 0 : 499_992)
  })

  it('stays large for a while once the argument is there', () => {
    const buffer = new QueryBuffer(version)
    buffer.keep(500_000, 1_000_000)
    buffer.read(1_000_002)
    buffer.keep(0, -1)
    expect(buffer.used).toBe(0)
    expect(buffer.free).toBe(version === '6.2' ? 500_000 : 1_000_002)
  })

  it('keeps a short argument that has come in part', () => {
    const buffer = new QueryBuffer(version)
    buffer.read(30)
    buffer.keep(10, 100)
    expect([buffer.used, buffer.free]).toEqual([10, FIRST[version] - 10])
  })
})
