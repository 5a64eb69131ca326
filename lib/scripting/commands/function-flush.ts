import { defineCommand } from '../../command/define-command.js'
import { BAD_FUNCTION_FLUSH } from '../../reply/errors/functions.js'
import { badSubcommandCall } from '../../reply/errors/server.js'
import { OK } from '../../reply/reply.js'
import type { ScriptingContext } from '../scripting-context.js'

const MODES = new Set(['async', 'sync'])
const MOST_WORDS = 3

/** @see https://redis.io/docs/latest/commands/function-flush/ */
export const functionFlush = defineCommand<ScriptingContext>({
  name: 'function|flush',
  arity: -2,
  flags: ['noscript', 'write'],
  categories: ['scripting'],
  since: '7.0',
  run({ scripting, host }, argv) {
    if (argv.length > MOST_WORDS) return badSubcommandCall(host.version, 'function', argv[1])
    if (argv.length === MOST_WORDS && !MODES.has(argv[2].toLowerCase())) return BAD_FUNCTION_FLUSH
    scripting.functions.flush()
    return OK
  },
  isAlwaysReplicated: () => true,
})
