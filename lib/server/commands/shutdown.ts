import { type CommandDefinition, defineCommand } from '../../command/define-command.js'
import type { ByteString } from '../../reply/byte-string.js'
import { SYNTAX_ERROR } from '../../reply/errors/common.js'
import { NO_SHUTDOWN, SHUTDOWN_IN_SCRIPT } from '../../reply/errors/persistence.js'
import { type ErrorReply, NO_REPLY, type Replies } from '../../reply/reply.js'
import type { RedisVersion } from '../../reply/version.js'
import type { ServerContext } from '../server-context.js'

const OPTIONS_OF_6: ReadonlySet<string> = new Set(['save', 'nosave'])
const OPTIONS: ReadonlySet<string> = new Set([...OPTIONS_OF_6, 'now', 'force', 'abort'])

const shutdown = defineCommand<ServerContext>({
  name: 'shutdown',
  arity: -1,
  flags: [
    'admin',
    'noscript',
    'loading',
    'stale',
    { flag: 'allow_busy', since: '7.0' },
    { flag: 'no_multi', since: '7.0' },
  ],
  run: (context, [, ...words]) => {
    const options = readOptions(context.version, words)
    if (options === undefined) return SYNTAX_ERROR
    return options.has('abort') ? NO_SHUTDOWN : (refusal(context, options) ?? end(context, options))
  },
})

function readOptions(
  version: RedisVersion,
  words: readonly ByteString[],
): ReadonlySet<string> | undefined {
  const options = new Set(words.map((word) => word.toLowerCase()))
  const known = version < '7.0' ? OPTIONS_OF_6 : OPTIONS
  if (version < '7.0' && words.length > 1) return undefined
  if ([...options].some((word) => !known.has(word))) return undefined
  if (options.has('save') && options.has('nosave')) return undefined
  return options.has('abort') && options.size > 1 ? undefined : options
}

function refusal(
  { isScript, server }: ServerContext,
  options: ReadonlySet<string>,
): ErrorReply | undefined {
  if (isScript && !options.has('now')) return SHUTDOWN_IN_SCRIPT
  const { isOn, refusal } = server.longScript
  return isOn && !options.has('nosave') ? refusal : undefined
}

/** There are no replicas to wait for, so that it ends at once. Nobody gets a reply any more. */
function end({ server }: ServerContext, options: ReadonlySet<string>): Replies {
  const isSaved = options.has('save') || server.config.text('save') !== ''
  if (isSaved && !options.has('nosave')) server.persistence.save()
  server.isShutDown = true
  server.close()
  return NO_REPLY
}

/** @see https://redis.io/docs/latest/commands/shutdown/ */
export const shutdownCommands: readonly CommandDefinition<ServerContext>[] = [shutdown]
