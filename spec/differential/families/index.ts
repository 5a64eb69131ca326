import { hashes } from './hashes.js'
import { lists } from './lists.js'
import { sets } from './sets.js'
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
}
