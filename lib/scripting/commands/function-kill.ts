import { defineCommand } from '../../command/define-command.js'
import { OK } from '../../reply/reply.js'
import type { ScriptingContext } from '../scripting-context.js'

/** @see https://redis.io/docs/latest/commands/function-kill/ */
export const functionKill = defineCommand<ScriptingContext>({
  name: 'function|kill',
  arity: 2,
  flags: ['noscript', 'allow_busy'],
  categories: ['scripting'],
  since: '7.0',
  run: ({ scripting }) => scripting.kill('function') ?? OK,
})
