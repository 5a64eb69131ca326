import { defineCommand } from '../../command/define-command.js'
import { NO_SUCH_LIBRARY } from '../../reply/errors/functions.js'
import { OK } from '../../reply/reply.js'
import type { ScriptingContext } from '../scripting-context.js'

/** @see https://redis.io/docs/latest/commands/function-delete/ */
export const functionDelete = defineCommand<ScriptingContext>({
  name: 'function|delete',
  arity: 3,
  flags: ['noscript', 'write'],
  categories: ['scripting'],
  since: '7.0',
  run: (context, [, , name]) => {
    if (!context.scripting.functions.delete(name)) return NO_SUCH_LIBRARY
    context.countChange()
    return OK
  },
  isAlwaysReplicated: () => true,
})
