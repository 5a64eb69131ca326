import { defineCommand } from '../../command/define-command.js'
import { keyAt } from '../../command/key-spec.js'
import type { ByteString } from '../../reply/byte-string.js'
import {
  CORRUPTED_HYPERLOGLOG,
  NO_SUCH_HYPERLOGLOG,
  NOT_SPARSE,
  pfdebugArity,
  unknownPfdebug,
} from '../../reply/errors/hyperloglog.js'
import { ErrorReply, type Reply, Status } from '../../reply/reply.js'
import type { CommandContext } from '../context.js'
import { REGISTERS } from './estimate.js'
import type { HyperLogLog } from './hyperloglog.js'
import { lookupHyperLogLog } from './lookup-hyperloglog.js'
import { forEachRun, type Run } from './sparse-registers.js'

const SUBCOMMANDS: ReadonlyMap<string, (target: HyperLogLog) => Reply> = new Map<
  string,
  (target: HyperLogLog) => Reply
>([
  ['getreg', registersOf],
  ['decode', decode],
  ['encoding', (target) => new Status(target.isDense ? 'dense' : 'sparse')],
  ['todense', makeDense],
])

const OPCODE_NAMES: Readonly<Record<Run['kind'], string>> = {
  zero: 'z',
  'long zero': 'Z',
  value: 'v',
}

/** Shows and changes how a HyperLogLog is stored. */
export const pfdebug = defineCommand<CommandContext>({
  name: 'pfdebug',
  arity: 3,
  olderArity: { before: '7.0', arity: -3 },
  flags: ['write', 'denyoom', 'admin'],
  categories: ['hyperloglog'],
  keys: [keyAt(2, 'RW access')],
  run: (context, argv) => {
    const target = lookupHyperLogLog(context, argv[2])
    if (target === undefined) return NO_SUCH_HYPERLOGLOG
    if (target instanceof ErrorReply) return target
    target.unshare()
    const wasDense = target.isDense
    const reply = runSubcommand(target, argv)
    if (target.isDense !== wasDense) context.db.countChange(argv[2])
    return reply
  },
})

function runSubcommand(target: HyperLogLog, [, name, , ...rest]: readonly ByteString[]): Reply {
  const subcommand = SUBCOMMANDS.get(name.toLowerCase())
  if (subcommand === undefined) return unknownPfdebug(name)
  return rest.length > 0 ? pfdebugArity(name) : subcommand(target)
}

function registersOf(target: HyperLogLog): Reply {
  if (!target.toDense()) return CORRUPTED_HYPERLOGLOG
  const registers = new Uint8Array(REGISTERS)
  target.mergeInto(registers)
  return [...registers]
}

function decode(target: HyperLogLog): Reply {
  if (target.isDense) return NOT_SPARSE
  const words: string[] = []
  forEachRun(target.registers, ({ kind, value, length }) => {
    words.push(`${OPCODE_NAMES[kind]}:${kind === 'value' ? `${value},` : ''}${length}`)
  })
  return words.join(' ')
}

function makeDense(target: HyperLogLog): Reply {
  if (target.isDense) return 0
  return target.toDense() ? 1 : CORRUPTED_HYPERLOGLOG
}
