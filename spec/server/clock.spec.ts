import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createServer } from '../../lib/index.js'
import type { Verbatim } from '../../lib/reply/reply.js'
import { Clock, type ClockName } from '../../lib/server/time/clock.js'

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

describe('a server of the clock', () => {
  it.each([
    ['test', ['v', 60, null]],
    [undefined, ['v', 60, null]],
    ['system', ['v', 60, 'v']],
  ] as const)('%s follows fake timers, or does not', (clock, replies) => {
    const session = createServer(clock === undefined ? {} : { clock }).connect()
    session.execute(['SET', 'k', 'v', 'EX', '60'])
    const before = [session.execute(['GET', 'k']), session.execute(['TTL', 'k'])]
    vi.advanceTimersByTime(60_001)
    expect([...before, session.execute(['GET', 'k'])]).toEqual(replies)
  })

  it.each([
    ['test', (second: number) => second === 1],
    ['system', (second: number) => second > 1.7e9],
  ] as const)('%s tells TIME, LASTSAVE, SLOWLOG and INFO the same time', (clock, isSo) => {
    const session = createServer({ clock, config: { 'slowlog-log-slower-than': 0 } }).connect()
    const [second] = session.execute(['TIME']) as [string]
    const [[, slowAt]] = session.execute(['SLOWLOG', 'GET']) as [[number, number]]
    const { text } = session.execute(['INFO', 'server']) as Verbatim
    const seconds = [
      second,
      session.execute(['LASTSAVE']),
      slowAt,
      /usec:(\d+)\d{6}/.exec(text)?.[1],
    ]

    expect(seconds.map((each) => isSo(Number(each)))).toEqual([true, true, true, true])
  })

  it('of another name is not made', () => {
    const clock = 'real' as ClockName
    expect(() => createServer({ clock })).toThrow(
      "Failed to create a server: its clock is one of test, system, not 'real'",
    )
  })
})
