import { defineCommand } from '../../command/define-command.js'
import { BAD_DEBUG_MODE, DEBUG_IN_PIPELINE } from '../../reply/errors/scripting.js'
import { OK } from '../../reply/reply.js'
import type { ScriptingContext } from '../scripting-context.js'

/** @see https://redis.io/docs/latest/commands/script-debug/ */
export const scriptDebug = defineCommand<ScriptingContext>({
  name: 'script|debug',
  arity: 3,
  flags: ['noscript'],
  categories: ['scripting'],
  run({ debugging }, [, , argument]) {
    if (debugging.isInPipeline) return DEBUG_IN_PIPELINE
    const mode = argument.toLowerCase()
    if (mode !== 'no' && mode !== 'yes' && mode !== 'sync') return BAD_DEBUG_MODE
    return debugging.change(mode) ?? OK
  },
})
