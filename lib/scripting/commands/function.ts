import { type CommandDefinition, defineCommand } from '../../command/define-command.js'
import type { ScriptingContext } from '../scripting-context.js'
import { functionDelete } from './function-delete.js'
import { functionDump } from './function-dump.js'
import { functionFlush } from './function-flush.js'
import { functionHelp } from './function-help.js'
import { functionKill } from './function-kill.js'
import { functionList } from './function-list.js'
import { functionLoad } from './function-load.js'
import { functionRestore } from './function-restore.js'
import { functionStats } from './function-stats.js'

const container = defineCommand<ScriptingContext>({
  name: 'function',
  arity: -2,
  flags: [],
  since: '7.0',
})

export const functionCommands: readonly CommandDefinition<ScriptingContext>[] = [
  container,
  functionLoad,
  functionList,
  functionDelete,
  functionDump,
  functionRestore,
  functionFlush,
  functionStats,
  functionKill,
  functionHelp,
]
