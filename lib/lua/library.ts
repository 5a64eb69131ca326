import type { LuaState, NativeFunction } from './stack.js'

/** A library as an environment opens it, made fresh for each environment. */
export interface LuaLibrary {
  /** The global that holds it; empty where its members are globals themselves. */
  readonly name: string
  readonly functions: Readonly<Record<string, NativeFunction>>
  readonly constants?: Readonly<Record<string, string | number>>
  /** Adds what is neither function nor constant; the library's table is on top. */
  readonly fill?: (L: LuaState) => void
}
