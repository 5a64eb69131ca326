import { defineCommand } from '../../command/define-command.js'
import { unknownLoadOption } from '../../reply/errors/functions.js'
import { ErrorReply } from '../../reply/reply.js'
import type { ScriptingContext } from '../scripting-context.js'

/** @see https://redis.io/docs/latest/commands/function-load/ */
export const functionLoad = defineCommand<ScriptingContext>({
  name: 'function|load',
  arity: -3,
  flags: ['noscript', 'write', 'denyoom'],
  categories: ['scripting'],
  since: '7.0',
  run(context, argv) {
    const { scripting, host } = context
    const options = argv.slice(2, -1)
    const unknown = options.find((word) => word.toLowerCase() !== 'replace')
    if (unknown !== undefined) return unknownLoadOption(unknown)
    const log = host.log.bind(host)
    const loaded = scripting.functions.load(argv[argv.length - 1], options.length > 0, log)
    if (!(loaded instanceof ErrorReply)) context.countChange()
    return loaded
  },
  isAlwaysReplicated: () => true,
})
