import { type Command, keySpecsOf } from '../../command/command-table.js'
import { hashSlot } from '../../command/hash-slot.js'
import { keyReferences } from '../../command/key-spec.js'
import type { ByteString } from '../../reply/byte-string.js'
import {
  CLUSTER_DOWN,
  CLUSTER_READS_ONLY,
  CROSS_SLOT,
  SLOT_NOT_SERVED,
} from '../../reply/errors/cluster.js'
import type { ErrorReply } from '../../reply/reply.js'
import type { SlotFault } from '../../scripting/command-host.js'
import { demands } from '../registry/effective-flags.js'
import type { Server } from '../server.js'
import type { ServerContext } from '../server-context.js'
import type { Session } from '../session.js'
import type { Cluster } from './cluster.js'

type KnownCommand = Command<ServerContext>

/** Where the keys of a command are: in one slot that is served, or what is wrong with them. */
type SlotOutcome = number | 'no keys' | FaultOfCommand
/** Only a script can leave the slot that it began with. */
type FaultOfCommand = Exclude<SlotFault, 'other slot'>

const ANSWERS: Readonly<Record<FaultOfCommand, ErrorReply>> = {
  'cross slot': CROSS_SLOT,
  'not served': SLOT_NOT_SERVED,
  down: CLUSTER_DOWN,
  'down for writes': CLUSTER_READS_ONLY,
}

/** What refuses a client's command for its keys; notes the slot that its scripts keep to. */
export function refusalForSlot(
  session: Session,
  cluster: Cluster,
  command: KnownCommand,
  argv: readonly ByteString[],
): ErrorReply | undefined {
  const queue = command.name === 'exec' ? (session.transaction?.queue ?? []) : [{ command, argv }]
  const writes = () => demands(session, command, argv, 'write')
  const outcome = outcomeOf(session.server, cluster, queue, writes)
  cluster.commandSlot = typeof outcome === 'number' ? outcome : undefined
  return typeof outcome === 'number' || outcome === 'no keys' ? undefined : ANSWERS[outcome]
}

/** What is wrong with the keys of a script's command; a script may have to keep to one slot. */
export function scriptSlotFault(
  server: Server,
  command: KnownCommand,
  argv: readonly ByteString[],
  keepsSlot: boolean,
): SlotFault | undefined {
  const { cluster, version } = server
  if (cluster === undefined) return undefined
  const writes = () => command.flags.has('write')
  const outcome = outcomeOf(server, cluster, [{ command, argv }], writes)
  if (outcome === 'no keys') return undefined
  if (typeof outcome === 'string') return outcome
  // From 7.4 on what a script without this bond does binds those behind it in a transaction.
  if (keepsSlot || version >= '7.4') cluster.commandSlot ??= outcome
  return keepsSlot && cluster.commandSlot !== outcome ? 'other slot' : undefined
}

/** @param writes whether any of the calls writes. */
function outcomeOf(
  server: Server,
  cluster: Cluster,
  calls: readonly { readonly command: KnownCommand; readonly argv: readonly ByteString[] }[],
  writes: () => boolean,
): SlotOutcome {
  let slot: number | undefined
  for (const { command, argv } of calls) {
    for (const { place } of keyReferences(keySpecsOf(command, argv), argv, true)) {
      const its = hashSlot(argv[place])
      slot ??= its
      if (!cluster.slots.has(slot)) return 'not served'
      if (its !== slot) return 'cross slot'
    }
  }
  if (slot === undefined) return 'no keys'
  return cluster.isUp ? slot : (faultWhileDown(server, calls, writes) ?? slot)
}

function faultWhileDown(
  { config }: Server,
  calls: readonly { readonly command: KnownCommand }[],
  writes: () => boolean,
): FaultOfCommand | undefined {
  const isOfChannels = calls.some(({ command }) => command.flags.has('pubsub'))
  const permission = isOfChannels
    ? 'cluster-allow-pubsubshard-when-down'
    : 'cluster-allow-reads-when-down'
  if (config.text(permission) === 'no') return 'down'
  return !isOfChannels && writes() ? 'down for writes' : undefined
}
