import { type CommandDefinition, defineCommand } from '../../command/define-command.js'
import type { ByteString } from '../../reply/byte-string.js'
import { BAD_NUMBER_OF_KEYS, NO_SUCH_FUNCTION } from '../../reply/errors/functions.js'
import { ErrorReply, type Reply } from '../../reply/reply.js'
import { readNumkeys } from '../numkeys.js'
import type { ScriptingContext } from '../scripting-context.js'
import { RUNS_A_SCRIPT } from './script-flags.js'

/** @see https://redis.io/docs/latest/commands/fcall/ */
const fcall = defineCommand<ScriptingContext>({
  name: 'fcall',
  arity: -3,
  flags: [...RUNS_A_SCRIPT, 'may_replicate'],
  categories: ['scripting'],
  keys: [{ access: 'RW access update', countAt: 2 }],
  since: '7.0',
  run: (context, argv) => callFunction(context, argv, false),
})

/** @see https://redis.io/docs/latest/commands/fcall_ro/ */
const fcallRo = defineCommand<ScriptingContext>({
  name: 'fcall_ro',
  arity: -3,
  flags: [...RUNS_A_SCRIPT, 'readonly'],
  categories: ['scripting'],
  keys: [{ access: 'RO access', countAt: 2 }],
  since: '7.0',
  run: (context, argv) => callFunction(context, argv, true),
})

export const fcallCommands: readonly CommandDefinition<ScriptingContext>[] = [fcall, fcallRo]

function callFunction(
  { scripting, host }: ScriptingContext,
  argv: readonly ByteString[],
  isReadOnly: boolean,
): Reply {
  const script = scripting.functions.find(argv[1])
  if (script === undefined) return NO_SUCH_FUNCTION
  const numkeys = readNumkeys(argv, BAD_NUMBER_OF_KEYS)
  if (numkeys instanceof ErrorReply) return numkeys
  return scripting.call({ host, script, argv, numkeys, isReadOnly })
}
