import { describe, expect, it } from 'vitest'
import { Ticks } from '../../../lib/server/time/ticks.js'

describe('ticks', () => {
  it.each([
    ['of hz 10 are 100.3 to 101.1 ms apart, as on Redis', 10, 100.3, 101.1],
    ['of hz 100 are 10.3 to 11.1 ms apart', 100, 10.3, 11.1],
  ])('%s', (_, hz, least, most) => {
    const ticks = new Ticks(() => hz)
    const next = ticks.until(0)
    const apart = ticks.until(next + 1) - next
    expect(apart).toBeGreaterThan(least - 0.3)
    expect(apart).toBeLessThan(most)
  })

  it('come after what they end, never before', () => {
    const ticks = new Ticks(() => 10)
    for (const wait of [0, 1, 99.9, 100, 1234.5]) {
      const until = ticks.until(wait)
      expect(until).toBeGreaterThanOrEqual(wait)
      expect(until).toBeLessThan(wait + 101)
    }
  })
})
