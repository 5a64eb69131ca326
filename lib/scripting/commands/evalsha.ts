import { type CommandDefinition, defineCommand } from '../../command/define-command.js'
import type { ByteString } from '../../reply/byte-string.js'
import { DEBUG_BY_EVAL, NO_MATCHING_SCRIPT } from '../../reply/errors/scripting.js'
import { ErrorReply, type Reply } from '../../reply/reply.js'
import { readNumkeys } from '../numkeys.js'
import type { ScriptingContext } from '../scripting-context.js'
import { RUNS_A_SCRIPT } from './script-flags.js'

const SHA1_LENGTH = 40

/** @see https://redis.io/docs/latest/commands/evalsha/ */
const evalsha = defineCommand<ScriptingContext>({
  name: 'evalsha',
  arity: -3,
  flags: [...RUNS_A_SCRIPT, 'may_replicate'],
  categories: ['scripting'],
  keys: [{ access: 'RW access update', countAt: 2 }],
  run: (context, argv) => evaluateSha1(context, argv, false),
})

/** @see https://redis.io/docs/latest/commands/evalsha_ro/ */
const evalshaRo = defineCommand<ScriptingContext>({
  name: 'evalsha_ro',
  arity: -3,
  flags: [...RUNS_A_SCRIPT, 'readonly'],
  categories: ['scripting'],
  keys: [{ access: 'RO access', countAt: 2 }],
  since: '7.0',
  run: (context, argv) => evaluateSha1(context, argv, true),
})

export const evalshaCommands: readonly CommandDefinition<ScriptingContext>[] = [evalsha, evalshaRo]

function evaluateSha1(
  { scripting, host, debugging }: ScriptingContext,
  argv: readonly ByteString[],
  isReadOnly: boolean,
): Reply {
  const script = scripting.cache.find(argv[1])
  if (argv[1].length !== SHA1_LENGTH) return NO_MATCHING_SCRIPT
  if (debugging.mode !== 'no') return DEBUG_BY_EVAL
  const numkeys = readNumkeys(argv)
  if (numkeys instanceof ErrorReply) return numkeys
  if (script === undefined) return NO_MATCHING_SCRIPT
  return scripting.run({ host, script, argv, numkeys, isReadOnly })
}
