import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Clock } from '../../lib/server/time/clock.js'

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: 1000 })
})

afterEach(() => {
  vi.useRealTimers()
})

describe('the clock', () => {
  it('stands still within a command, for expiry in all versions', () => {
    const clock = new Clock('7.0')
    clock.stop()
    vi.advanceTimersByTime(5)
    expect(clock.expiryTime()).toBe(1000)
    clock.move()
    expect(clock.expiryTime()).toBe(1005)
  })

  it.each([
    ['6.2', 1005],
    ['7.0', 1005],
    ['7.2', 1000],
    ['7.4', 1000],
  ] as const)('tells commands of %s the time %i', (version, time) => {
    const clock = new Clock(version)
    clock.stop()
    vi.advanceTimersByTime(5)
    expect(clock.now()).toBe(time)
  })
})
