import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Histogram } from '../../lib/server/latency/histogram.js'
import { LatencyMonitor } from '../../lib/server/latency/latency-monitor.js'
import { doctorText, graphText } from '../../lib/server/latency/latency-report.js'
import { createServer } from '../../lib/server/registry/registry.js'
import { describeRows, error, ok, row } from '../support/command-rows.js'

const OFF = `I'm sorry, Dave, I can't do that. Latency monitoring is disabled in this Redis instance. You may use "CONFIG SET latency-monitor-threshold <milliseconds>." in order to enable it. If we weren't in a deep space mission I'd suggest to take a look at https://redis.io/topics/latency-monitor.\n`
const NOTHING = `Dave, no latency spike was observed during the lifetime of this Redis instance, not in the slightest bit. I honestly think you ought to sit down calmly, take a stress pill, and think things over.\n`

describeRows('LATENCY', [
  row('knows no event at first', [
    ['LATENCY LATEST', []],
    ['LATENCY HISTORY command', []],
    ['LATENCY RESET', 0],
    ['LATENCY RESET command', 0],
    ['LATENCY GRAPH command', error("ERR No samples available for event 'command'")],
    ['LATENCY DOCTOR', OFF],
    ['CONFIG SET latency-monitor-threshold 100', ok],
    ['LATENCY DOCTOR', NOTHING],
  ]),
  row(
    'shows no histogram of what never ran',
    [
      ['LATENCY HISTOGRAM nosuch', []],
      ['LATENCY HISTOGRAM get', []],
    ],
    { since: '7.0' },
  ),
])

it('counts a command and the subcommands of a container in histograms', () => {
  const session = createServer({ redisVersion: '7.0' }).connect()
  for (const line of ['SET a b', 'CLIENT ID', 'CLIENT GETNAME']) session.execute(line.split(' '))
  const names = (argv: string[]) => {
    const reply = session.execute(['LATENCY', 'HISTOGRAM', ...argv])
    return (reply as { entries: [string, unknown][] }).entries.map(([name]) => name)
  }
  expect(names(['client', 'nosuch', 'SET'])).toEqual(['client|id', 'client|getname', 'set'])
  expect(names(['client|id'])).toEqual(['client|id'])
  session.execute(['CONFIG', 'RESETSTAT'])
  expect(names([])).toEqual(['config|resetstat'])
})

describe('a histogram', () => {
  it.each([
    [[500], [[1, 1]]],
    [[1000, 1031], [[1, 2]]],
    [[1032], [[2, 1]]],
    [
      [500, 3000, 33_023, 33_024],
      [
        [1, 1],
        [4, 2],
        [33, 3],
        [66, 4],
      ],
    ],
    [[5e9], [[1_073_741, 1]]],
  ])('of %j nanoseconds is %j', (durations, steps) => {
    const histogram = new Histogram()
    for (const duration of durations) histogram.add(duration)
    expect(histogram.cumulative()).toEqual(steps)
  })

  it('tells percentiles to two digits', () => {
    const histogram = new Histogram()
    for (let i = 1; i <= 100; i++) histogram.add(i * 1000)
    expect([50, 99, 100].map((percent) => histogram.percentile(percent))).toEqual([
      50175, 99327, 100351,
    ])
  })
})

describe('the latency monitor', () => {
  const monitor = new LatencyMonitor(() => Date.now())

  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['Date'] })
    vi.setSystemTime(1_795_467_940_000)
    monitor.threshold = 20
    monitor.add('command', 19.9)
    monitor.add('command', 30.7)
    vi.setSystemTime(1_795_467_941_000)
    monitor.add('command', 60)
    monitor.add('command', 50)
    vi.setSystemTime(1_795_467_942_000)
    monitor.add('command', 100)
    vi.setSystemTime(1_795_467_943_500)
  })

  afterEach(() => {
    monitor.reset([])
    vi.useRealTimers()
  })

  it('keeps the slowest of each second from its threshold on', () => {
    expect(monitor.get('command')).toEqual({
      longest: 100,
      samples: [
        { at: 1_795_467_940, milliseconds: 30 },
        { at: 1_795_467_941, milliseconds: 60 },
        { at: 1_795_467_942, milliseconds: 100 },
      ],
    })
  })

  it('draws a graph', () => {
    const event = monitor.get('command')
    expect(event && graphText('command', event, monitor.second())).toBe(
      `command - high 100 ms, low 30 ms (all time high 100 ms)\n${'-'.repeat(80)}\n  #\n  |\n #|\n_||\n   \n321\nsss\n`,
    )
  })

  it('puts its figures in words', () => {
    expect(doctorText(monitor)).toContain(
      '1. command: 3 latency spikes (average 63ms, mean deviation 24ms, period 1.00 sec). Worst all time event 100ms.\n',
    )
  })

  it('forgets events by name', () => {
    expect(monitor.reset(['x', 'command'])).toBe(1)
    expect(monitor.reset([])).toBe(0)
  })
})
