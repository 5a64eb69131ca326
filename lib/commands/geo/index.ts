import type { CommandDefinition } from '../../command/define-command.js'
import type { CommandContext } from '../context.js'
import { geoadd } from './add.js'
import { geodist, geohash, geopos } from './position.js'
import {
  georadius,
  georadiusbymember,
  georadiusbymemberRo,
  georadiusRo,
  geosearch,
  geosearchstore,
} from './search-commands.js'

/** The commands of geographic places. @see https://redis.io/docs/latest/commands/?group=geo */
export const geoCommands: readonly CommandDefinition<CommandContext>[] = [
  geoadd,
  geodist,
  geohash,
  geopos,
  georadius,
  georadiusRo,
  georadiusbymember,
  georadiusbymemberRo,
  geosearch,
  geosearchstore,
]
