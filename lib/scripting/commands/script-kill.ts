import { defineCommand } from '../../command/define-command.js'
import { NO_SCRIPT_RUNS } from '../../reply/errors/scripting.js'
import type { ScriptingContext } from '../scripting-context.js'

/**
 * A script runs to its end before the next command is read, so that there is never one to end.
 * @see https://redis.io/docs/latest/commands/script-kill/
 */
export const scriptKill = defineCommand<ScriptingContext>({
  name: 'script|kill',
  arity: 2,
  flags: ['noscript', { flag: 'allow_busy', since: '7.0' }],
  categories: ['scripting'],
  run: () => NO_SCRIPT_RUNS,
})
