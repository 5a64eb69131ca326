import type { ByteString } from '../../reply/byte-string.js'
import type { RedisVersion } from '../../reply/version.js'

const DECIMALS = 4

/** A distance, in its unit, with four decimals. */
export function distanceText(distance: number, version: RedisVersion): ByteString {
  if (version < '7.0') return distance.toFixed(DECIMALS)
  const digits = roundHalfEven(distance * 10 ** DECIMALS).toString()
  const padded = digits.padStart(DECIMALS + 1, '0')
  return `${padded.slice(0, -DECIMALS)}.${padded.slice(-DECIMALS)}`
}

/** A coordinate with up to 17 decimals, without zeros at its end. */
export function coordinateText(degrees: number): ByteString {
  return degrees.toFixed(17).replace(/\.?0+$/, '')
}

function roundHalfEven(value: number): number {
  const below = Math.floor(value)
  const part = value - below
  if (part === 0.5) return below % 2 === 0 ? below : below + 1
  return part < 0.5 ? below : below + 1
}
