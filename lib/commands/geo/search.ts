import type { ByteString } from '../../reply/byte-string.js'
import { MEMBER_NOT_DECODED } from '../../reply/errors/geo.js'
import { ErrorReply, type Reply } from '../../reply/reply.js'
import type { CommandContext } from '../context.js'
import { partialSort } from '../partial-sort.js'
import { parsePosition, parseRadius } from './arguments.js'
import { correctlyRounded } from './correctly-rounded.js'
import { distanceBetween } from './distance.js'
import { findPoints, type Point } from './find-points.js'
import { readSearchOptions, type SearchForm } from './parse-search.js'
import { lookupPlaces, type Places, storePlaces } from './places.js'
import { emptySearch, type Order, type Search, shapeOf } from './search-options.js'
import { pointReply } from './search-reply.js'

/** A command that searches: where its arguments stand. */
export interface SearchCommand {
  readonly kind: SearchForm['kind']
  /** What stands before the options: a position or a member with a radius, or nothing. */
  readonly center: 'position' | 'member' | 'option'
  readonly sourceAt: number
  readonly optionsAt: number
}

/** Runs a command that searches. */
export function runSearch(
  context: CommandContext,
  argv: readonly ByteString[],
  command: SearchCommand,
): Reply {
  const places = lookupPlaces(context, argv[command.sourceAt])
  if (places instanceof ErrorReply) return places
  const search = emptySearch()
  if (command.kind === 'search and store') search.storeKey = argv[1]
  const refusal =
    readCenter(search, argv, command, places, context) ??
    readSearchOptions(search, argv, command.optionsAt, {
      kind: command.kind,
      version: context.version,
      positionOf: (member) => memberPosition(places, member),
    })
  if (refusal !== undefined) return refusal
  const points = places === undefined ? [] : nearest(places, search)
  if (search.storeKey !== undefined) return storePoints(context, points, search, command)
  return points.map((point) => pointReply(point, search, context.version))
}

function readCenter(
  search: Search,
  argv: readonly ByteString[],
  { center, optionsAt }: SearchCommand,
  places: Places | undefined,
  { version }: CommandContext,
): ErrorReply | undefined {
  // Without a sorted set Redis does not look at the radius around a member.
  if (center === 'option' || (center === 'member' && places === undefined)) return undefined
  const position =
    center === 'position' ? parsePosition(argv[2], argv[3]) : memberPosition(places, argv[2])
  if (position instanceof ErrorReply) return position
  const circle = parseRadius(argv[optionsAt - 2], argv[optionsAt - 1], version)
  if (circle instanceof ErrorReply) return circle
  search.center = position
  search.size = { kind: 'circle', radius: circle.radius }
  search.unit = circle.unit
  return undefined
}

function memberPosition(places: Places | undefined, member: ByteString) {
  return places === undefined ? undefined : (places.positionOf(member) ?? MEMBER_NOT_DECODED)
}

/** The points that a search answers, in its order. */
function nearest(places: Places, search: Search): Point[] {
  const shape = shapeOf(search)
  if (shape === undefined) return []
  const { count, isAny } = search
  const points = findPoints(places, shape, isAny ? count : 0)
  const wanted = count > 0 ? Math.min(count, points.length) : points.length
  // Without an order the nearest are wanted all the same where they are counted.
  const order = search.order ?? (count > 0 && !isAny ? 'ascending' : undefined)
  if (order !== undefined) sortByDistance(points, order, wanted)
  return points.slice(0, wanted)
}

/** Which of two members at one distance comes first hangs on whether all points are wanted. */
function sortByDistance(points: Point[], order: Order, wanted: number): void {
  const sign = order === 'ascending' ? 1 : -1
  const compare = (a: Point, b: Point) => sign * (a.distance - b.distance)
  if (wanted === points.length) points.sort(compare)
  else partialSort(points, compare, 0, wanted - 1)
}

function storePoints(
  context: CommandContext,
  points: readonly Point[],
  search: Search,
  { center }: SearchCommand,
): Reply {
  const scores = points.map((point) => ({
    member: point.member,
    score: search.storesDistance ? exactDistance(point, search) / search.unit : point.score,
  }))
  const event = center === 'option' ? 'geosearchstore' : 'georadiusstore'
  return storePlaces(context, search.storeKey as ByteString, scores, event)
}

/** The distance to its last bit, as a score shows it. */
function exactDistance({ position, distance }: Point, { center }: Search): number {
  return center === undefined ? distance : distanceBetween(center, position, correctlyRounded)
}
