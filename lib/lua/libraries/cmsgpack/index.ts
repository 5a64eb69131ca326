import type { LuaLibrary } from '../../library.js'
import { FloatBytes } from '../number-bytes.js'
import { pack } from './pack.js'
import { unpack, unpackLimit, unpackOne } from './unpack.js'

/** The cmsgpack library: Lua values to MessagePack and back. */
export function createCmsgpackLibrary(): LuaLibrary {
  const floats = new FloatBytes()
  return {
    name: 'cmsgpack',
    functions: {
      pack: (L) => pack(L, floats),
      unpack: (L) => unpack(L, floats),
      unpack_one: (L) => unpackOne(L, floats),
      unpack_limit: (L) => unpackLimit(L, floats),
    },
    constants: {
      _NAME: 'cmsgpack',
      _VERSION: 'lua-cmsgpack 0.4.0',
      _COPYRIGHT: 'Copyright (C) 2012, Salvatore Sanfilippo',
      _DESCRIPTION: 'MessagePack C implementation for Lua',
    },
  }
}
