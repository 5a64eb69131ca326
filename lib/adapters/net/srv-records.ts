import type { SrvRecord } from 'node:dns'

/** Where Redis is, if nobody says. */
const PORT = 6379

/** The servers of a service that is in memory: the one of its name. */
export function srvRecordsOf(name: string): readonly SrvRecord[] {
  return [{ name, port: PORT, priority: 0, weight: 1 }]
}
