import type { Reply } from '../../reply/reply.js'
import type { RedisVersion } from '../../reply/version.js'
import { coordinatesReply } from './coordinates-reply.js'
import type { Point } from './find-points.js'
import type { Search } from './search-options.js'
import { distanceText } from './text.js'

/** What a search answers for a point: its member, with what was asked for besides. */
export function pointReply(point: Point, search: Search, version: RedisVersion): Reply {
  const { withDistance, withHash, withPosition, unit } = search
  if (!withDistance && !withHash && !withPosition) return point.member
  const items: Reply[] = [point.member]
  if (withDistance) items.push(distanceText(point.distance / unit, version))
  if (withHash) items.push(Math.trunc(point.score))
  if (withPosition) items.push(coordinatesReply(point.position))
  return items
}
