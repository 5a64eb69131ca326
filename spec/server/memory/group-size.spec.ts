import { describe, expect, it } from 'vitest'
import type { RedisVersion } from '../../../lib/reply/version.js'
import { createServer } from '../../../lib/server/registry/registry.js'

const READ = 'XREADGROUP GROUP g alice STREAMS k >'

/** A hundred entries, of which alice gets 60 and bob 40. */
function shared(id: (i: number) => string): string[] {
  const added = Array.from({ length: 100 }, (_, i) => `XADD k ${id(i)} a ${i}`)
  const read = [
    'XREADGROUP GROUP g alice COUNT 60 STREAMS k >',
    'XREADGROUP GROUP g bob STREAMS k >',
  ]
  return [...added, 'XGROUP CREATE k g 0', ...read]
}

const SITUATIONS = {
  'a group': ['XADD k 1-1 a b', 'XGROUP CREATE k g 0'],
  'a group with a pending entry': ['XADD k 1-1 a b', 'XGROUP CREATE k g 0', READ],
  'a hundred pending entries of a millisecond': shared((i) => `1-${i + 1}`),
  'a hundred pending entries': shared((i) => `${1_700_000_000_000 + i * 7}-0`),
}

/** How many bytes more MEMORY USAGE of the real servers answers than before XGROUP DESTROY. */
const MORE: Readonly<Record<RedisVersion, readonly number[]>> = {
  '6.2': [276, 1093, 55_952, 106_460],
  '7.0': [284, 1101, 55_960, 106_468],
  '7.2': [284, 1109, 55_976, 106_484],
  '7.4': [284, 1109, 55_976, 106_484],
}

describe.each(Object.entries(MORE))('MEMORY USAGE of Redis %s', (version, more) => {
  const rows = Object.entries(SITUATIONS).map(([name, lines], i) => [name, lines, more[i]] as const)

  it.each(rows)('counts %s', async (_, lines, bytes) => {
    const server = createServer({ redisVersion: version as RedisVersion })
    const session = server.connect()
    for (const line of lines) await session.execute(line.split(' '))
    const whole = await session.execute(['MEMORY', 'USAGE', 'k', 'SAMPLES', '0'])
    await session.execute(['XGROUP', 'DESTROY', 'k', 'g'])
    expect(
      Number(whole) - Number(await session.execute(['MEMORY', 'USAGE', 'k', 'SAMPLES', '0'])),
    ).toBe(bytes)
    await server.close()
  })
})
