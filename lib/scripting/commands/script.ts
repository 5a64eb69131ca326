import { type CommandDefinition, defineCommand } from '../../command/define-command.js'
import type { ScriptingContext } from '../scripting-context.js'
import { scriptDebug } from './script-debug.js'
import { scriptExists } from './script-exists.js'
import { scriptFlush } from './script-flush.js'
import { scriptHelp } from './script-help.js'
import { scriptKill } from './script-kill.js'
import { scriptLoad } from './script-load.js'

const container = defineCommand<ScriptingContext>({
  name: 'script',
  arity: -2,
  flags: [
    { flag: 'noscript', before: '7.0' },
    { flag: 'may_replicate', before: '7.0' },
  ],
  olderCategories: { before: '7.0', categories: ['scripting'] },
})

export const scriptCommands: readonly CommandDefinition<ScriptingContext>[] = [
  container,
  scriptLoad,
  ...scriptExists,
  scriptFlush,
  scriptKill,
  scriptDebug,
  scriptHelp,
]
