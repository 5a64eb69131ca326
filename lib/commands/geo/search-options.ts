import type { ByteString } from '../../reply/byte-string.js'
import type { Position } from './geohash.js'
import type { Shape } from './shape.js'

/** The size of what a search covers, in metres. */
export type SearchSize =
  | { readonly kind: 'circle'; readonly radius: number }
  | { readonly kind: 'box'; readonly width: number; readonly height: number }

/** In which order the answer has its points, by their distance. */
export type Order = 'ascending' | 'descending'

/** What a search is asked for; it grows while its arguments are read. */
export interface Search {
  /** What named the centre. */
  centerBy: 'member' | 'position' | undefined
  /** Absent, too, where a member of a missing key is the centre. */
  center: Position | undefined
  size: SearchSize | undefined
  /** How many metres the unit of the answer has. */
  unit: number
  withDistance: boolean
  withHash: boolean
  withPosition: boolean
  /** Whether any matches do, not only the nearest. */
  isAny: boolean
  order: Order | undefined
  /** 0 for all. */
  count: number
  storeKey: ByteString | undefined
  storesDistance: boolean
}

export function emptySearch(): Search {
  return {
    centerBy: undefined,
    center: undefined,
    size: undefined,
    unit: 1,
    withDistance: false,
    withHash: false,
    withPosition: false,
    isAny: false,
    order: undefined,
    count: 0,
    storeKey: undefined,
    storesDistance: false,
  }
}

/** Where a search looks, once all of it was read. */
export function shapeOf({ center, size }: Search): Shape | undefined {
  return center === undefined || size === undefined ? undefined : { center, ...size }
}
