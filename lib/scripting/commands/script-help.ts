import { defineCommand } from '../../command/define-command.js'
import { Status } from '../../reply/reply.js'
import type { ScriptingContext } from '../scripting-context.js'

const LINES = [
  'SCRIPT <subcommand> [<arg> [value] [opt] ...]. Subcommands are:',
  'DEBUG (YES|SYNC|NO)',
  '    Set the debug mode for subsequent scripts executed.',
  'EXISTS <sha1> [<sha1> ...]',
  '    Return information about the existence of the scripts in the script cache.',
  'FLUSH [ASYNC|SYNC]',
  '    Flush the Lua scripts cache. Very dangerous on replicas.',
  '    When called without the optional mode argument, the behavior is determined by the',
  '    lazyfree-lazy-user-flush configuration directive. Valid modes are:',
  '    * ASYNC: Asynchronously flush the scripts cache.',
  '    * SYNC: Synchronously flush the scripts cache.',
  'KILL',
  '    Kill the currently executing Lua script.',
  'LOAD <script>',
  '    Load a script into the scripts cache without executing it.',
  'HELP',
]

/** @see https://redis.io/docs/latest/commands/script-help/ */
export const scriptHelp = defineCommand<ScriptingContext>({
  name: 'script|help',
  arity: 2,
  flags: [
    { flag: 'noscript', before: '7.0' },
    { flag: 'loading', since: '7.0' },
    { flag: 'stale', since: '7.0' },
  ],
  categories: ['scripting'],
  run({ host }) {
    const lastLine = host.version < '7.2' ? '    Prints this help.' : '    Print this help.'
    return [...LINES, lastLine].map((line) => new Status(line))
  },
})
