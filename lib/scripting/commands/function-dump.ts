import { defineCommand } from '../../command/define-command.js'
import { writeLibraries } from '../functions/library-payload.js'
import type { ScriptingContext } from '../scripting-context.js'

/** @see https://redis.io/docs/latest/commands/function-dump/ */
export const functionDump = defineCommand<ScriptingContext>({
  name: 'function|dump',
  arity: 2,
  flags: ['noscript'],
  categories: ['scripting'],
  since: '7.0',
  run(context) {
    const { scripting, host } = context
    const isCompressed = context.configNumber('rdbcompression') === 1
    return writeLibraries(scripting.functions.libraries(), host.version, isCompressed)
  },
})
