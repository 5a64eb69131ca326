import { defineCommand } from '../../command/define-command.js'
import { keyAt } from '../../command/key-spec.js'
import type { ListEnd } from '../../keyspace/list-value.js'
import type { ByteString } from '../../reply/byte-string.js'
import { ErrorReply } from '../../reply/reply.js'
import type { CommandContext } from '../context.js'
import { changed } from '../lookup.js'
import { parseListEnd } from './list-end.js'
import { listFill, lookupList, lookupOrCreateList } from './lookup-list.js'
import { pushEvent } from './push.js'
import { took } from './take.js'

/** From which end of one list to which end of another, or of the same. */
export interface ListMove {
  readonly source: ByteString
  readonly destination: ByteString
  readonly from: ListEnd
  readonly to: ListEnd
}

export const lmove = defineCommand<CommandContext>({
  name: 'lmove',
  arity: 5,
  flags: ['write', 'denyoom'],
  categories: ['list'],
  keys: [keyAt(1, 'RW access delete'), keyAt(2, 'RW insert')],
  run: (context, argv) => {
    const move = parseMove(argv)
    if (move instanceof ErrorReply) return move
    return moveElement(context, move) ?? null
  },
})

export const rpoplpush = defineCommand<CommandContext>({
  name: 'rpoplpush',
  arity: 3,
  flags: ['write', 'denyoom'],
  categories: ['list'],
  keys: [keyAt(1, 'RW access delete'), keyAt(2, 'RW insert')],
  run: (context, [, source, destination]) =>
    moveElement(context, { source, destination, from: 'RIGHT', to: 'LEFT' }) ?? null,
})

/** Reads `source destination LEFT|RIGHT LEFT|RIGHT`, which LMOVE and BLMOVE begin with. */
export function parseMove([, source, destination, fromText, toText]: readonly ByteString[]):
  | ListMove
  | ErrorReply {
  const from = parseListEnd(fromText)
  if (from instanceof ErrorReply) return from
  const to = parseListEnd(toText)
  if (to instanceof ErrorReply) return to
  return { source, destination, from, to }
}

/** The element that was moved, or undefined where the source has none. */
export function moveElement(
  context: CommandContext,
  { source, destination, from, to }: ListMove,
): ByteString | undefined | ErrorReply {
  const list = lookupList(context, source)
  if (list === undefined || list instanceof ErrorReply) return list
  const target = lookupOrCreateList(context, destination)
  if (target instanceof ErrorReply) return target
  const element = list.pop(from)
  target.makeRoom([element], listFill(context))
  target.push(to, element)
  changed(context, destination, 'l', pushEvent(to))
  took(context, source, list, { end: from, changes: 0 })
  return element
}
