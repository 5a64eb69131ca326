import { type LuaState, where } from '../lua/stack.js'
import type { ByteString } from '../reply/byte-string.js'

/** A place in a script. */
export interface Place {
  readonly source: ByteString
  readonly line: number
}

const C_SOURCE = '=[C]'

/** For an error handler: the place that raised the error, of its caller if that is a C function. */
export function raisedAt(L: LuaState): Place | undefined {
  const place = where(L, 1)
  return place?.source === C_SOURCE ? where(L, 2) : place
}
