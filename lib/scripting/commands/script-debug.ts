import { defineCommand } from '../../command/define-command.js'
import { BAD_DEBUG_MODE, NO_DEBUGGER } from '../../reply/errors/scripting.js'
import { OK } from '../../reply/reply.js'
import type { ScriptingContext } from '../scripting-context.js'

/** @see https://redis.io/docs/latest/commands/script-debug/ */
export const scriptDebug = defineCommand<ScriptingContext>({
  name: 'script|debug',
  arity: 3,
  flags: ['noscript'],
  categories: ['scripting'],
  run(_context, [, , mode]) {
    switch (mode.toLowerCase()) {
      case 'no':
        return OK
      case 'yes':
      case 'sync':
        return NO_DEBUGGER
      default:
        return BAD_DEBUG_MODE
    }
  },
})
