import { type CommandDefinition, defineCommand } from '../../command/define-command.js'
import { parseInt64 } from '../../commands/parse.js'
import { NOT_AN_INTEGER } from '../../reply/errors/common.js'
import { Verbatim } from '../../reply/reply.js'
import { PATCH_RELEASES } from '../../reply/version.js'
import type { ServerContext } from '../server-context.js'

/** The drawings of LOLWUT are art of Redis's own; this server says its version, as others do. */
const lolwut = defineCommand<ServerContext>({
  name: 'lolwut',
  arity: -1,
  flags: ['fast', 'readonly'],
  run: ({ version }, [, option = '', number = '']) => {
    const asksForDrawing = option.toLowerCase() === 'version' && number !== ''
    if (asksForDrawing && parseInt64(number) === undefined) return NOT_AN_INTEGER
    return new Verbatim('txt', `Redis ver. ${PATCH_RELEASES[version]}\n`)
  },
})

/** @see https://redis.io/docs/latest/commands/lolwut/ */
export const lolwutCommands: readonly CommandDefinition<ServerContext>[] = [lolwut]
