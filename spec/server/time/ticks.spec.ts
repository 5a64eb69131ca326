import { describe, expect, it } from 'vitest'
import { Ticks } from '../../../lib/server/time/ticks.js'

describe('ticks', () => {
  it('of hz 10 are 100.3 to 101.1 ms apart, as on Redis', () => {
    const ticks = new Ticks(() => 10)
    const next = ticks.until(0)
    // The fiftieth after the next one, which comes 35 ms later than it would on time.
    const apart = (ticks.until(next + 5000) - next) / 50
    expect(apart).toBeGreaterThan(100.3)
    expect(apart).toBeLessThan(101.1)
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
