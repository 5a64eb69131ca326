import { type InfoSection, since } from './info-lines.js'

/** What a sentinel tells of its masters. */
export const sentinelSection: InfoSection = ({ sentinel, version }) => {
  const masters = [...(sentinel?.masters.values() ?? [])]
  const sentinels = (sentinel?.others.length ?? 0) + 1
  const masterLines = masters.map(
    ({ name, address: { host, port }, replicas }, i) =>
      `master${i}:name=${name},status=ok,address=${host}:${port},slaves=${replicas.length},sentinels=${sentinels}\r\n`,
  )
  return `sentinel_masters:${masters.length}\r
sentinel_tilt:0\r
${since('7.0', version, 'sentinel_tilt_since_seconds:-1')}\
sentinel_running_scripts:0\r
sentinel_scripts_queue_length:0\r
sentinel_simulate_failure_flags:0\r
${masterLines.join('')}`
}
