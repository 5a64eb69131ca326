import { defineCommand } from '../../command/define-command.js'
import type { ByteString } from '../../reply/byte-string.js'
import { SYNTAX_ERROR } from '../../reply/errors/common.js'
import {
  LCS_NOT_STRINGS,
  STRALGO_STRINGS_AND_KEYS,
  STRALGO_WITHOUT_STRINGS,
} from '../../reply/errors/strings.js'
import { ErrorReply } from '../../reply/reply.js'
import type { CommandContext } from '../context.js'
import { commonSubsequence, noLcsOptions, readLcsOption } from './common-subsequence.js'
import { lookupString } from './string-key.js'

type Texts = readonly [ByteString, ByteString]

/** What 7.0 made LCS of. @see https://redis.io/docs/latest/commands/lcs/ */
export const stralgo = defineCommand<CommandContext>({
  name: 'stralgo',
  arity: -2,
  flags: ['readonly', 'movablekeys'],
  categories: ['string'],
  keys: [{ access: 'RO access', keyword: 'keys', from: 1, takes: 'two', isIn: namesKeysFirst }],
  before: '7.0',
  run: (context, argv) => {
    if (argv[1].toLowerCase() !== 'lcs') return SYNTAX_ERROR
    const options = noLcsOptions()
    let texts: Texts | undefined
    for (let at = 2; at < argv.length; ) {
      const next = readLcsOption(options, argv, at)
      if (next instanceof ErrorReply) return next
      if (next === undefined) {
        const found = readTexts(context, argv, at, texts)
        if (found instanceof ErrorReply) return found
        texts = found
      }
      at = next ?? at + 3
    }
    return texts === undefined ? STRALGO_WITHOUT_STRINGS : commonSubsequence(...texts, options)
  },
})

/** The two texts behind STRINGS, or of the keys behind KEYS, at a place of argv. */
function readTexts(
  context: CommandContext,
  argv: readonly ByteString[],
  at: number,
  before: Texts | undefined,
): Texts | ErrorReply {
  const word = argv[at].toLowerCase()
  if (!['strings', 'keys'].includes(word) || at + 2 >= argv.length) return SYNTAX_ERROR
  if (before !== undefined) return STRALGO_STRINGS_AND_KEYS
  if (word === 'strings') return [argv[at + 1], argv[at + 2]]
  const a = lookupString(context, argv[at + 1])
  const b = lookupString(context, argv[at + 2])
  if (a instanceof ErrorReply || b instanceof ErrorReply) return LCS_NOT_STRINGS
  return [a?.bytes ?? '', b?.bytes ?? '']
}

/** Whether KEYS with two keys comes before any STRINGS. */
function namesKeysFirst(argv: readonly ByteString[]): boolean {
  const words = argv.map((word) => word.toLowerCase())
  const [keys, strings] = [words.indexOf('keys', 1), words.indexOf('strings', 1)]
  return keys > 0 && keys + 2 < argv.length && (strings < 0 || keys < strings)
}
