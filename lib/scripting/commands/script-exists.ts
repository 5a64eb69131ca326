import type { CommandFlag } from '../../command/define-command.js'
import { type CommandDefinition, defineCommand } from '../../command/define-command.js'
import type { ByteString } from '../../reply/byte-string.js'
import type { Reply } from '../../reply/reply.js'
import type { ScriptingContext } from '../scripting-context.js'

const flags: readonly CommandFlag[] = ['noscript']

/** 6.2 takes no digest at all as well. Where both are known, the later definition holds. */
export const scriptExists: readonly CommandDefinition<ScriptingContext>[] = [
  defineCommand<ScriptingContext>({
    name: 'script|exists',
    arity: -2,
    flags,
    categories: ['scripting'],
    run: exist,
  }),
  /** @see https://redis.io/docs/latest/commands/script-exists/ */
  defineCommand<ScriptingContext>({
    name: 'script|exists',
    arity: -3,
    flags,
    categories: ['scripting'],
    since: '7.0',
    run: exist,
  }),
]

function exist({ scripting }: ScriptingContext, argv: readonly ByteString[]): Reply {
  return argv.slice(2).map((sha1) => (scripting.cache.find(sha1) === undefined ? 0 : 1))
}
