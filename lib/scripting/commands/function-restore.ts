import { defineCommand } from '../../command/define-command.js'
import type { ByteString } from '../../reply/byte-string.js'
import { BAD_RESTORE_POLICY } from '../../reply/errors/functions.js'
import { badSubcommandCall } from '../../reply/errors/server.js'
import { ErrorReply, OK } from '../../reply/reply.js'
import type { RestorePolicy } from '../functions/functions.js'
import { readLibraries } from '../functions/library-payload.js'
import type { ScriptingContext } from '../scripting-context.js'

const MOST_WORDS = 4

/** @see https://redis.io/docs/latest/commands/function-restore/ */
export const functionRestore = defineCommand<ScriptingContext>({
  name: 'function|restore',
  arity: -3,
  flags: ['noscript', 'write', 'denyoom'],
  categories: ['scripting'],
  since: '7.0',
  run(context, argv) {
    const { scripting, host } = context
    if (argv.length > MOST_WORDS) return badSubcommandCall(host.version, 'function', argv[1])
    const policy = readPolicy(argv[3])
    if (policy === undefined) return BAD_RESTORE_POLICY
    const codes = readLibraries(argv[2], host.version)
    if (codes instanceof ErrorReply) return codes
    const refusal = scripting.functions.restore(codes, policy, host.log.bind(host))
    if (refusal !== undefined) return refusal
    context.countChange()
    return OK
  },
  isAlwaysReplicated: () => true,
})

function readPolicy(word: ByteString = 'append'): RestorePolicy | undefined {
  const policy = word.toLowerCase()
  return policy === 'append' || policy === 'replace' || policy === 'flush' ? policy : undefined
}
