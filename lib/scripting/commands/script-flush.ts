import { defineCommand } from '../../command/define-command.js'
import { BAD_FLUSH_OPTION } from '../../reply/errors/scripting.js'
import { OK } from '../../reply/reply.js'
import type { ScriptingContext } from '../scripting-context.js'
import { isFlushMode, isLazyFlush } from './flush-mode.js'

/** @see https://redis.io/docs/latest/commands/script-flush/ */
export const scriptFlush = defineCommand<ScriptingContext>({
  name: 'script|flush',
  arity: -2,
  flags: ['noscript'],
  categories: ['scripting'],
  run(context, argv) {
    const { host, scripting } = context
    const isKnown = argv.length === 2 || (argv.length === 3 && isFlushMode(argv[2]))
    if (!isKnown) return BAD_FLUSH_OPTION
    if (isLazyFlush(context, argv[2])) context.freedLazily(scripting.cache.size, 0)
    scripting.flush()
    if (host.version < '7.0') context.countChange()
    return OK
  },
  isAlwaysReplicated: (version) => version === '6.2',
})
