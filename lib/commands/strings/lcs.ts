import { defineCommand } from '../../command/define-command.js'
import { keysFrom } from '../../command/key-spec.js'
import { SYNTAX_ERROR } from '../../reply/errors/common.js'
import { LCS_NOT_STRINGS } from '../../reply/errors/strings.js'
import { ErrorReply } from '../../reply/reply.js'
import type { CommandContext } from '../context.js'
import { commonSubsequence, noLcsOptions, readLcsOption } from './common-subsequence.js'
import { lookupString } from './string-key.js'

export const lcs = defineCommand<CommandContext>({
  name: 'lcs',
  arity: -3,
  flags: ['readonly'],
  categories: ['string'],
  keys: [{ ...keysFrom(1, 'RO access'), last: 2 }],
  since: '7.0',
  run: (context, argv) => {
    const a = lookupString(context, argv[1])
    const b = lookupString(context, argv[2])
    if (a instanceof ErrorReply || b instanceof ErrorReply) return LCS_NOT_STRINGS
    const options = noLcsOptions()
    for (let at = 3; at < argv.length; ) {
      const next = readLcsOption(options, argv, at)
      if (next instanceof ErrorReply) return next
      if (next === undefined) return SYNTAX_ERROR
      at = next
    }
    return commonSubsequence(a?.bytes ?? '', b?.bytes ?? '', options)
  },
})
