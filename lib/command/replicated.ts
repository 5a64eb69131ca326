import type { ByteString } from '../reply/byte-string.js'

/** Commands that a replica gets in the place of one: SREM for each member that SPOP took. */
export class Effects {
  readonly commands: readonly (readonly ByteString[])[]

  constructor(commands: readonly (readonly ByteString[])[]) {
    this.commands = commands
  }
}

/** What a replica gets for a command: an argv of its own, commands in its place, or nothing. */
export type Replicated = readonly ByteString[] | Effects | undefined
