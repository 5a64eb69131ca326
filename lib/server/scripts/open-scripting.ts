import { type RunLimits, Scripting } from '../../scripting/index.js'
import type { Server } from '../server.js'
import type { ServerOptions } from '../server-options.js'

/** The scripts of a server that starts. */
export function openScripting(
  server: Server,
  { extraScriptFlags }: ServerOptions,
  limits: RunLimits,
): Scripting {
  return new Scripting({
    version: server.version,
    extraScriptFlags,
    limits,
    onEvict: () => server.stats.evictedScripts++,
    log: (level, message) => server.log(level, message),
  })
}
