import type { LuaFunction } from '../../lua/values.js'
import type { ByteString } from '../../reply/byte-string.js'
import type { ScriptFlag } from '../script-flag.js'

/** A function of a library, as redis.register_function took it. */
export interface LibraryFunction {
  readonly name: ByteString
  readonly callback: LuaFunction
  readonly flags: ReadonlySet<ScriptFlag>
  readonly description: ByteString | undefined
}

/** A library that was loaded. */
export interface FunctionLibrary {
  readonly name: ByteString
  /** All of it, its first line included. */
  readonly code: ByteString
  readonly functions: ReadonlyMap<ByteString, LibraryFunction>
}
