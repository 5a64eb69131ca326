import type { CommandDefinition } from '../../command/define-command.js'
import type { CommandContext } from '../context.js'
import { getbit, setbit } from './bit.js'
import { bitcount } from './bitcount.js'
import { bitfield, bitfieldRo } from './bitfield.js'
import { bitop } from './bitop.js'
import { bitpos } from './bitpos.js'

/** The commands of the bits of strings. @see https://redis.io/docs/latest/commands/?group=bitmap */
export const bitmapCommands: readonly CommandDefinition<CommandContext>[] = [
  bitcount,
  bitfield,
  bitfieldRo,
  bitop,
  bitpos,
  getbit,
  setbit,
]
