import type { Server } from '../server.js'
import type { InfoLine } from './info-lines.js'

/** What a sentinel tells of its masters. */
export function sentinelSection({ sentinel }: Server): InfoLine[] {
  const masters = [...(sentinel?.masters.values() ?? [])]
  const sentinels = (sentinel?.others.length ?? 0) + 1
  return [
    ['sentinel_masters', masters.length],
    ['sentinel_tilt', 0],
    ['sentinel_tilt_since_seconds', -1, '7.0'],
    ['sentinel_running_scripts', 0],
    ['sentinel_scripts_queue_length', 0],
    ['sentinel_simulate_failure_flags', 0],
    ...masters.map(
      ({ name, address: { host, port }, replicas }, i): InfoLine => [
        `master${i}`,
        `name=${name},status=ok,address=${host}:${port},slaves=${replicas.length},sentinels=${sentinels}`,
      ],
    ),
  ]
}
