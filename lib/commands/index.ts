import type { CommandDefinition } from '../command/define-command.js'
import { bitmapCommands } from './bitmaps/index.js'
import type { CommandContext } from './context.js'
import { databaseCommands } from './databases/index.js'
import { dumpCommands } from './dump/index.js'
import { expiryCommands } from './expiry/index.js'
import { geoCommands } from './geo/index.js'
import { hashCommands } from './hashes/index.js'
import { hyperloglogCommands } from './hyperloglog/index.js'
import { keyCommands } from './keys/index.js'
import { listCommands } from './lists/index.js'
import { setCommands } from './sets/index.js'
import { sortCommands } from './sort/index.js'
import { sortedSetCommands } from './sorted-sets/index.js'
import { streamCommands } from './streams/index.js'
import { stringCommands } from './strings/index.js'

/** The commands that work on data, of all families. */
export const dataCommands: readonly CommandDefinition<CommandContext>[] = [
  ...bitmapCommands,
  ...databaseCommands,
  ...dumpCommands,
  ...expiryCommands,
  ...geoCommands,
  ...hashCommands,
  ...hyperloglogCommands,
  ...keyCommands,
  ...listCommands,
  ...setCommands,
  ...sortCommands,
  ...sortedSetCommands,
  ...streamCommands,
  ...stringCommands,
]
