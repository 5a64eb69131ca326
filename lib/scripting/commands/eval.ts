import { type Answer, type CommandDefinition, defineCommand } from '../../command/define-command.js'
import type { ByteString } from '../../reply/byte-string.js'
import { ErrorReply, type Reply } from '../../reply/reply.js'
import type { Debugger } from '../debugger/debugger.js'
import { readNumkeys } from '../numkeys.js'
import type { ScriptingContext } from '../scripting-context.js'
import { RUNS_A_SCRIPT } from './script-flags.js'

/** @see https://redis.io/docs/latest/commands/eval/ */
const evalCommand = defineCommand<ScriptingContext>({
  name: 'eval',
  arity: -3,
  flags: [...RUNS_A_SCRIPT, 'may_replicate'],
  categories: ['scripting'],
  keys: [{ access: 'RW access update', countAt: 2 }],
  run: (context, argv) => evaluate(context, argv, false),
})

/** @see https://redis.io/docs/latest/commands/eval_ro/ */
const evalRo = defineCommand<ScriptingContext>({
  name: 'eval_ro',
  arity: -3,
  flags: [...RUNS_A_SCRIPT, 'readonly'],
  categories: ['scripting'],
  keys: [{ access: 'RO access', countAt: 2 }],
  since: '7.0',
  run: (context, argv) => evaluate(context, argv, true),
})

export const evalCommands: readonly CommandDefinition<ScriptingContext>[] = [evalCommand, evalRo]

function evaluate(
  context: ScriptingContext,
  argv: readonly ByteString[],
  isReadOnly: boolean,
): Answer {
  const { debugging } = context
  if (debugging.mode === 'no') return runScript(context, argv, isReadOnly)
  return debugging.run(argv, (each) => runScript(context, argv, isReadOnly, each))
}

function runScript(
  { scripting, host }: ScriptingContext,
  argv: readonly ByteString[],
  isReadOnly: boolean,
  ldb?: Debugger,
): Reply {
  const numkeys = readNumkeys(argv)
  if (numkeys instanceof ErrorReply) return numkeys
  const script = scripting.loadEvictable(argv[1])
  if (script instanceof ErrorReply) return script
  return scripting.run({ host, script, argv, numkeys, isReadOnly, debugger: ldb })
}
