import { defineCommand } from '../../command/define-command.js'
import { ErrorReply } from '../../reply/reply.js'
import type { ScriptingContext } from '../scripting-context.js'

/** @see https://redis.io/docs/latest/commands/script-load/ */
export const scriptLoad = defineCommand<ScriptingContext>({
  name: 'script|load',
  arity: 3,
  flags: ['noscript', { flag: 'stale', since: '7.0' }],
  categories: ['scripting'],
  run({ scripting }, [, , body]) {
    const script = scripting.load(body)
    return script instanceof ErrorReply ? script : script.sha1
  },
  isAlwaysReplicated: (version) => version === '6.2',
})
