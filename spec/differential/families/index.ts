import { ORACLE_VERSION } from '../oracle.js'
import { copies } from './copies.js'
import { fieldExpiry } from './field-expiry.js'
import { geo } from './geo.js'
import { hashes } from './hashes.js'
import { hyperloglog } from './hyperloglog.js'
import { lists } from './lists.js'
import { sets } from './sets.js'
import { sort } from './sort.js'
import { sortedSets } from './sorted-sets.js'
import { streamGroups } from './stream-groups.js'
import { keptStreams, streams } from './streams.js'
import { bitmaps, strings } from './strings.js'

/** The commands of each type of value. */
export const families = {
  strings,
  bitmaps,
  hashes,
  lists,
  sets,
  sortedSets,
  streams,
  keptStreams,
  streamGroups,
  geo,
  hyperloglog,
  sort,
  copies,
  ...(ORACLE_VERSION >= '7.4' ? { fieldExpiry } : {}),
}
