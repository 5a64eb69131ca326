import { defineCommand } from '../../command/define-command.js'
import { BAD_FUNCTION_FLUSH } from '../../reply/errors/functions.js'
import { badSubcommandCall } from '../../reply/errors/server.js'
import { OK } from '../../reply/reply.js'
import type { ScriptingContext } from '../scripting-context.js'
import { isFlushMode, isLazyFlush } from './flush-mode.js'

const MOST_WORDS = 3

/** @see https://redis.io/docs/latest/commands/function-flush/ */
export const functionFlush = defineCommand<ScriptingContext>({
  name: 'function|flush',
  arity: -2,
  flags: ['noscript', 'write'],
  categories: ['scripting'],
  since: '7.0',
  run(context, argv) {
    const { scripting, host } = context
    if (argv.length > MOST_WORDS) return badSubcommandCall(host.version, 'function', argv[1])
    if (argv.length === MOST_WORDS && !isFlushMode(argv[2])) return BAD_FUNCTION_FLUSH
    if (isLazyFlush(context, argv[2])) {
      // The engine is freed with them, since it begins anew.
      context.freedLazily(scripting.functions.functionCount, host.version >= '7.4' ? 1 : 0)
    }
    scripting.functions.flush()
    context.countChange()
    return OK
  },
  isAlwaysReplicated: () => true,
})
