import { defineCommand } from '../../command/define-command.js'
import { BAD_FLUSH_OPTION } from '../../reply/errors/scripting.js'
import { OK } from '../../reply/reply.js'
import type { ScriptingContext } from '../scripting-context.js'

const MODES = new Set(['async', 'sync'])

/** @see https://redis.io/docs/latest/commands/script-flush/ */
export const scriptFlush = defineCommand<ScriptingContext>({
  name: 'script|flush',
  arity: -2,
  flags: ['noscript'],
  categories: ['scripting'],
  run({ scripting }, argv) {
    const isKnown = argv.length === 2 || (argv.length === 3 && MODES.has(argv[2].toLowerCase()))
    if (!isKnown) return BAD_FLUSH_OPTION
    scripting.flush()
    return OK
  },
  isAlwaysReplicated: (version) => version === '6.2',
})
