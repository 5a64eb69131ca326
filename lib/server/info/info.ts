import type { ByteString } from '../../reply/byte-string.js'
import type { Server } from '../server.js'
import { COUNTER_SECTIONS } from './info-counters.js'
import type { InfoSection } from './info-lines.js'
import { replication } from './info-replication.js'
import { clients, cpu, keyspace, persistence, serverSection } from './info-sections.js'
import { sentinelSection } from './info-sentinel.js'

/** In the order in which INFO shows them. */
const SECTIONS: Readonly<Record<string, InfoSection>> = {
  server: serverSection,
  clients,
  memory: COUNTER_SECTIONS.memory,
  persistence,
  stats: COUNTER_SECTIONS.stats,
  replication,
  cpu,
  modules: () => '',
  commandstats: COUNTER_SECTIONS.commandstats,
  errorstats: COUNTER_SECTIONS.errorstats,
  latencystats: COUNTER_SECTIONS.latencystats,
  cluster: ({ cluster }) => `cluster_enabled:${cluster === undefined ? 0 : 1}\r\n`,
  keyspace,
}

/** Those of a sentinel; 6.2 has them in another order. */
const SECTIONS_OF_SENTINEL: Readonly<Record<string, InfoSection>> = {
  server: serverSection,
  clients,
  stats: COUNTER_SECTIONS.stats,
  cpu,
  sentinel: sentinelSection,
}
const SECTIONS_OF_SENTINEL_6: Readonly<Record<string, InfoSection>> = {
  server: serverSection,
  clients,
  cpu,
  stats: COUNTER_SECTIONS.stats,
  sentinel: sentinelSection,
}

function sectionsOf({ sentinel, version }: Server): Readonly<Record<string, InfoSection>> {
  if (sentinel === undefined) return SECTIONS
  return version === '6.2' ? SECTIONS_OF_SENTINEL_6 : SECTIONS_OF_SENTINEL
}

/** What INFO shows only where it is asked for, or for all of it. */
const NOT_BY_DEFAULT = ['commandstats', 'latencystats']
const TITLES: Readonly<Record<string, string>> = { cpu: 'CPU' }

/**
 * The text of INFO.
 *
 * @param asked names of sections, or `all`, `default`, `everything`; unknown ones say nothing.
 * @see https://redis.io/docs/latest/commands/info/
 */
export function infoText(server: Server, asked: readonly ByteString[]): ByteString {
  const names = new Set(asked.map((name) => name.toLowerCase()))
  if (names.size === 0) names.add('default')
  const sections = sectionsOf(server)
  let text = ''
  for (const name in sections) {
    if (!isShown(name, names, server)) continue
    if (text !== '') text += '\r\n'
    text += `# ${TITLES[name] ?? name[0].toUpperCase() + name.slice(1)}\r\n${sections[name](server)}`
  }
  return text
}

function isShown(name: string, asked: ReadonlySet<string>, { version }: Server): boolean {
  if (name === 'latencystats' && version < '7.0') return false
  if (asked.has(name) || asked.has('all') || asked.has('everything')) return true
  return asked.has('default') && !NOT_BY_DEFAULT.includes(name)
}
