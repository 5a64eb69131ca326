import type { ByteString } from '../../reply/byte-string.js'

/** A place on earth, in degrees. */
export interface Position {
  readonly longitude: number
  readonly latitude: number
}

/** The edges of a part of the earth, in degrees. */
export interface Area {
  readonly west: number
  readonly east: number
  readonly south: number
  readonly north: number
}

/** One of the parts that the earth has when its sides are halved `step` times, counted from 0. */
export interface Cell {
  readonly x: number
  readonly y: number
  readonly step: number
}

/** What Redis can place: the poles are cut off, as on a Mercator map. */
export const MAP: Area = { west: -180, east: 180, south: -85.05112878, north: 85.05112878 }
/** What geohash strings of the world place. */
const GLOBE: Area = { west: -180, east: 180, south: -90, north: 90 }

/** How often the sides are halved for a score: its 52 bits are exact in a double. */
export const MOST_STEPS = 26

const TEXT_DIGITS = '0123456789bcdefghjkmnpqrstuvwxyz'
const TEXT_LENGTH = 11
const BITS_PER_DIGIT = 5

export function isOnMap({ longitude, latitude }: Position): boolean {
  const isInside = longitude >= MAP.west && longitude <= MAP.east
  return isInside && latitude >= MAP.south && latitude <= MAP.north
}

/** The cell of a position. One at the eastern or northern edge lies in a cell past the last. */
export function cellAt({ longitude, latitude }: Position, step: number, area: Area = MAP): Cell {
  const cells = 2 ** step
  return {
    x: Math.trunc(((longitude - area.west) / (area.east - area.west)) * cells),
    y: Math.trunc(((latitude - area.south) / (area.north - area.south)) * cells),
    step,
  }
}

/** The cell beside one, around the edges of the map. */
export function neighborOf(cell: Cell, east: number, north: number): Cell {
  const mask = 2 ** cell.step - 1
  return {
    x: east === 0 ? cell.x : (cell.x + east) & mask,
    y: north === 0 ? cell.y : (cell.y + north) & mask,
    step: cell.step,
  }
}

export function areaOf({ x, y, step }: Cell): Area {
  const cells = 2 ** step
  const width = MAP.east - MAP.west
  const height = MAP.north - MAP.south
  return {
    west: MAP.west + (x / cells) * width,
    east: MAP.west + ((x + 1) / cells) * width,
    south: MAP.south + (y / cells) * height,
    north: MAP.south + ((y + 1) / cells) * height,
  }
}

/** The bits of a cell: those of x and y in turn, x first. */
export function bitsOf({ x, y }: Cell): number {
  const low = spread(y & 0xffff) + 2 * spread(x & 0xffff)
  const high = spread(y >>> 16) + 2 * spread(x >>> 16)
  return high * 2 ** 32 + low
}

/** The score under which a sorted set holds a position. */
export function scoreOf(position: Position): number {
  return bitsOf(cellAt(position, MOST_STEPS))
}

/** The middle of the cell that a score names; any score names one. */
export function positionOf(score: number): Position {
  const area = areaOf(cellOf(score))
  return {
    longitude: clamp((area.west + area.east) / 2, MAP.west, MAP.east),
    latitude: clamp((area.south + area.north) / 2, MAP.south, MAP.north),
  }
}

/**
 * The geohash string of a position: ten digits, and a zero for the bits that 52 do not fill.
 * @see https://redis.io/docs/latest/commands/geohash/
 */
export function geohashText(position: Position): ByteString {
  const bits = BigInt(bitsOf(cellAt(position, MOST_STEPS, GLOBE)))
  let text = ''
  for (let digit = 1; digit < TEXT_LENGTH; digit++) {
    const shift = BigInt(2 * MOST_STEPS - digit * BITS_PER_DIGIT)
    text += TEXT_DIGITS[Number((bits >> shift) & 31n)]
  }
  return `${text}0`
}

function cellOf(score: number): Cell {
  if (score >= 0 && score <= Number.MAX_SAFE_INTEGER) {
    const bits = Math.trunc(score)
    return deinterleave(Math.floor(bits / 2 ** 32), bits % 2 ** 32)
  }
  const bits = uint64Of(score)
  return deinterleave(Number(bits >> 32n), Number(bits & 0xffffffffn))
}

/** A score that GEOADD did not write, cut to 64 bits as the processor cuts it. */
function uint64Of(score: number): bigint {
  if (score >= 2 ** 64) return 0n
  return score < -(2 ** 63) ? 2n ** 63n : BigInt.asUintN(64, BigInt(Math.trunc(score)))
}

function deinterleave(high: number, low: number): Cell {
  return {
    x: gather(high >>> 1) * 65536 + gather(low >>> 1),
    y: gather(high) * 65536 + gather(low),
    step: MOST_STEPS,
  }
}

/** 16 bits with a zero before each. @see https://graphics.stanford.edu/~seander/bithacks.html */
function spread(bits: number): number {
  let spaced = (bits | (bits << 8)) & 0x00ff00ff
  spaced = (spaced | (spaced << 4)) & 0x0f0f0f0f
  spaced = (spaced | (spaced << 2)) & 0x33333333
  return ((spaced | (spaced << 1)) & 0x55555555) >>> 0
}

/** Every second of 32 bits, from the lowest on. */
function gather(spaced: number): number {
  let bits = spaced & 0x55555555
  bits = (bits | (bits >>> 1)) & 0x33333333
  bits = (bits | (bits >>> 2)) & 0x0f0f0f0f
  bits = (bits | (bits >>> 4)) & 0x00ff00ff
  return (bits | (bits >>> 8)) & 0xffff
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), most)
}
