import { notAvailable } from '../../reply/errors/server.js'
import type { ErrorReply } from '../../reply/reply.js'

const NO_CONNECTIONS = 'a server in memory opens no connections to others'

/** Commands that are here, and one use of each that is not, with the reason. */
const REFUSED_USES = {
  'cluster meet': ['with the address of a node', NO_CONNECTIONS],
  failover: [
    'with a replica that could take over',
    'a server in memory opens no connections to others, and cannot follow the replica that takes over',
  ],
  migrate: ['with a key that exists', NO_CONNECTIONS],
  replicaof: ['with the address of a master', NO_CONNECTIONS],
  slaveof: ['with the address of a master', NO_CONNECTIONS],
} as const

/** What is refused of commands that are here: the command and its use, and why. */
export const refusedUses: ReadonlyMap<string, string> = new Map(
  Object.entries(REFUSED_USES).map(([name, [use, reason]]) => [`\`${name}\` ${use}`, reason]),
)

/** The answer to a use of a command that is not here. */
export function refusedUse(name: keyof typeof REFUSED_USES): ErrorReply {
  return notAvailable(name, REFUSED_USES[name][1])
}
