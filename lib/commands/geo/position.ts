import { defineCommand } from '../../command/define-command.js'
import { keyAt } from '../../command/key-spec.js'
import type { ByteString } from '../../reply/byte-string.js'
import { SYNTAX_ERROR } from '../../reply/errors/common.js'
import { ErrorReply, NULL_ARRAY, type Reply } from '../../reply/reply.js'
import type { CommandContext } from '../context.js'
import { parseUnit } from './arguments.js'
import { coordinatesReply } from './coordinates-reply.js'
import { distanceBetween } from './distance.js'
import { geohashText, type Position } from './geohash.js'
import { lookupPlaces, type Places } from './places.js'
import { distanceText } from './text.js'

export const geopos = defineCommand<CommandContext>({
  name: 'geopos',
  arity: -2,
  flags: ['readonly'],
  categories: ['geo'],
  keys: [keyAt(1, 'RO access')],
  run: (context, argv) => forEachMember(context, argv, NULL_ARRAY, coordinatesReply),
})

export const geohash = defineCommand<CommandContext>({
  name: 'geohash',
  arity: -2,
  flags: ['readonly'],
  categories: ['geo'],
  keys: [keyAt(1, 'RO access')],
  run: (context, argv) => forEachMember(context, argv, null, geohashText),
})

export const geodist = defineCommand<CommandContext>({
  name: 'geodist',
  arity: -4,
  flags: ['readonly'],
  categories: ['geo'],
  keys: [keyAt(1, 'RO access')],
  run: (context, argv) => {
    if (argv.length > 5) return SYNTAX_ERROR
    const unit = argv.length === 5 ? parseUnit(argv[4], context.version) : 1
    if (unit instanceof ErrorReply) return unit
    const places = lookupPlaces(context, argv[1])
    if (places instanceof ErrorReply) return places
    const from = places?.positionOf(argv[2])
    const to = places?.positionOf(argv[3])
    if (from === undefined || to === undefined) return null
    return distanceText(distanceBetween(from, to) / unit, context.version)
  },
})

/** An answer for each member that argv names, one of its own for those that are not there. */
function forEachMember(
  context: CommandContext,
  argv: readonly ByteString[],
  missing: Reply,
  answer: (position: Position) => Reply,
): Reply {
  const places: Places | undefined | ErrorReply = lookupPlaces(context, argv[1])
  if (places instanceof ErrorReply) return places
  return argv.slice(2).map((member) => {
    const position = places?.positionOf(member)
    return position === undefined ? missing : answer(position)
  })
}
