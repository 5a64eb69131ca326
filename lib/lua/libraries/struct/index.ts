import { argumentError, checkBytes } from '../../arguments.js'
import type { LuaLibrary } from '../../library.js'
import { type LuaState, pushNumber } from '../../stack.js'
import { FloatBytes } from '../number-bytes.js'
import { Format } from './format.js'
import { pack } from './pack.js'
import { unpack } from './unpack.js'

/** The struct library: values to the bytes of C structures and back. */
export function createStructLibrary(): LuaLibrary {
  const floats = new FloatBytes()
  return {
    name: 'struct',
    functions: {
      pack: (L) => pack(L, floats),
      unpack: (L) => unpack(L, floats),
      size,
    },
  }
}

function size(L: LuaState): number {
  const format = new Format(L, checkBytes(L, 1))
  let position = 0
  for (let option = format.nextOption(); option !== undefined; option = format.nextOption()) {
    const length = format.sizeOf(option)
    position += format.paddingBefore(position, option, length)
    if (option === 's') argumentError(L, 1, "option 's' has no fixed size")
    if (option === 'c' && length === 0) argumentError(L, 1, "option 'c0' has no fixed size")
    // Unknown letters and digits count nothing here, and are errors in pack and unpack alone.
    if (!/[0-9A-Za-z]/.test(option)) format.control(option)
    position += length
  }
  pushNumber(L, position)
  return 1
}
