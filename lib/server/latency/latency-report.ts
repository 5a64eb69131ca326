import type { LatencyEvent, LatencyMonitor } from './latency-monitor.js'
import { sparkLine } from './spark-line.js'

const OFF = `I'm sorry, Dave, I can't do that. Latency monitoring is disabled in this Redis instance. You may use "CONFIG SET latency-monitor-threshold <milliseconds>." in order to enable it. If we weren't in a deep space mission I'd suggest to take a look at https://redis.io/topics/latency-monitor.\n`
const NOTHING_SEEN =
  'Dave, no latency spike was observed during the lifetime of this Redis instance, not in the slightest bit. I honestly think you ought to sit down calmly, take a stress pill, and think things over.\n'
const SPIKES =
  "Dave, I have observed latency spikes in this Redis instance. You don't mind talking about it, do you Dave?\n\n"

const WIDTH_OF_RULE = 80
const UNITS: readonly (readonly [name: string, seconds: number])[] = [
  ['d', 86400],
  ['h', 3600],
  ['m', 60],
]

/**
 * The text of LATENCY DOCTOR: the events with their figures. The advice that Redis gives is about
 * its own process, and left out.
 */
export function doctorText(monitor: LatencyMonitor): string {
  const events = [...monitor.events()]
  if (events.length === 0) return monitor.isOn ? NOTHING_SEEN : OFF
  const lines = events.map(
    ([name, event], i) => `${i + 1}. ${name}: ${figuresOf(event, monitor.second())}\n`,
  )
  return `${SPIKES}${lines.join('')}`
}

function figuresOf({ samples, longest }: LatencyEvent, now: number): string {
  const times = samples.map(({ milliseconds }) => milliseconds)
  const average = Math.floor(sum(times) / times.length)
  const deviation = Math.floor(sum(times.map((time) => Math.abs(average - time))) / times.length)
  const period = ((now - samples[0].at) / times.length).toFixed(2)
  return `${times.length} latency spikes (average ${average}ms, mean deviation ${deviation}ms, period ${period} sec). Worst all time event ${longest}ms.`
}

/** The text of LATENCY GRAPH. @param now in seconds since 1970, as the times of samples are. */
export function graphText(name: string, event: LatencyEvent, now: number): string {
  const { samples, longest } = event
  const times = samples.map(({ milliseconds }) => milliseconds)
  const high = Math.max(...times)
  const low = Math.min(...times)
  const title = `${name} - high ${high} ms, low ${low} ms (all time high ${longest} ms)`
  const columns = samples.map(({ at, milliseconds }) => ({
    value: milliseconds,
    label: age(now - at),
  }))
  return `${title}\n${'-'.repeat(WIDTH_OF_RULE)}\n${sparkLine(columns)}`
}

function age(seconds: number): string {
  const [unit, length] = UNITS.find(([, most]) => seconds >= most) ?? ['s', 1]
  return `${Math.floor(seconds / length)}${unit}`
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0)
}
