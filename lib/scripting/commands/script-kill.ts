import { defineCommand } from '../../command/define-command.js'
import { OK } from '../../reply/reply.js'
import type { ScriptingContext } from '../scripting-context.js'

/** @see https://redis.io/docs/latest/commands/script-kill/ */
export const scriptKill = defineCommand<ScriptingContext>({
  name: 'script|kill',
  arity: 2,
  flags: ['noscript', { flag: 'allow_busy', since: '7.0' }],
  categories: ['scripting'],
  run: ({ scripting }) => scripting.kill('script') ?? OK,
})
