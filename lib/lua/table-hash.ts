import type { LuaValue } from './values.js'

const double = new Float64Array(1)
const words = new Uint32Array(double.buffer)

/**
 * The node where a key belongs in a hash part of a size, a power of two, as Lua 5.1 finds it.
 * Objects hash by their address there, which no run repeats; here all belong in the first node, and
 * spread from the end.
 */
export function mainPosition(key: LuaValue, size: number): number {
  switch (typeof key) {
    case 'string':
      return hashString(key) & (size - 1)
    case 'number':
      return hashNumber(key, size)
    case 'boolean':
      return Number(key) & (size - 1)
    default:
      return 0
  }
}

/** Every byte counts, as Redis has it from 7.0 on; Lua's own takes samples of long strings. */
function hashString(text: string): number {
  const { length } = text
  let hash = length
  for (let i = length - 1; i >= 0; i--) {
    hash ^= (hash << 5) + (hash >>> 2) + text.charCodeAt(i)
  }
  return hash
}

function hashNumber(n: number, size: number): number {
  if (n === 0) return 0
  double[0] = n
  return ((words[0] + words[1]) >>> 0) % ((size - 1) | 1)
}
