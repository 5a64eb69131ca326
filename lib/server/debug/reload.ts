import type { ByteString } from '../../reply/byte-string.js'
import { BAD_RELOAD_OPTION, cannotLoad } from '../../reply/errors/server.js'
import { OK, type Reply } from '../../reply/reply.js'
import type { ServerContext } from '../server-context.js'

const OPTIONS: ReadonlySet<string> = new Set(['merge', 'noflush', 'nosave'])

/**
 * DEBUG RELOAD [MERGE] [NOFLUSH] [NOSAVE]: saves all data and functions, forgets them and loads
 * them again. Functions lose what they kept in variables.
 */
export function reload({ server, version }: ServerContext, argv: readonly ByteString[]): Reply {
  const { keyspace, persistence, scripting } = server
  const options = new Set(argv.slice(2).map((word) => word.toLowerCase()))
  if ([...options].some((word) => !OPTIONS.has(word))) return BAD_RELOAD_OPTION
  if (!options.has('nosave')) persistence.save()
  if (!options.has('noflush')) {
    const { changes } = persistence
    for (const database of keyspace.databases) database.clear(false)
    persistence.changes = changes
    scripting.functions.flush()
  }
  return persistence.load(options.has('merge')) ? OK : cannotLoad(version)
}
