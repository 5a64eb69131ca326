import { cacheFolder } from '../../files/cache-folder.js'
import { type RunLimits, Scripting } from '../../scripting/index.js'
import type { Server } from '../server.js'
import type { ServerOptions } from '../server-options.js'

/** The scripts of a server that starts. */
export function openScripting(
  server: Server,
  { extraScriptFlags, compileCache }: ServerOptions,
  limits: RunLimits,
): Scripting {
  return new Scripting({
    version: server.version,
    extraScriptFlags,
    limits,
    compileCache: cacheFolder(compileCache),
    onEvict: () => server.stats.evictedScripts++,
    log: (level, message) => server.log(level, message),
  })
}
