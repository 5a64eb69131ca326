import { type CommandDefinition, defineCommand } from '../../command/define-command.js'
import { keyAt } from '../../command/key-spec.js'
import { parseInteger } from '../../commands/parse.js'
import type { ByteString } from '../../reply/byte-string.js'
import { SYNTAX_ERROR } from '../../reply/errors/common.js'
import { KEY_BESIDE_KEYS } from '../../reply/errors/server.js'
import { ErrorReply, Status } from '../../reply/reply.js'
import type { ServerContext } from '../server-context.js'
import { refusedUse } from './refused-uses.js'

const FIRST_OPTION = 6
/** How many arguments each option takes, its own word aside. */
const OPTIONS: Readonly<Record<string, number>> = { copy: 0, replace: 0, auth: 1, auth2: 2 }
const NO_KEY = new Status('NOKEY')

/** Keys cannot be sent: a server in memory opens no connections. One without them says as much. */
const migrate = defineCommand<ServerContext>({
  name: 'migrate',
  arity: -6,
  flags: ['write', 'movablekeys', { flag: 'random', before: '7.0' }],
  categories: ['keyspace', 'dangerous'],
  keys: [
    { ...keyAt(3, 'RW access delete'), isIn: (argv) => !hasKeysOption(argv) },
    {
      access: 'RW access delete incomplete',
      keyword: 'keys',
      from: -2,
      takes: 'all',
      isIn: (argv) => argv[3] === '',
    },
  ],
  run: ({ db }, argv) => {
    const keys = readKeys(argv)
    if (keys instanceof ErrorReply) return keys
    const numbers = [argv[5], argv[4]].map((word) => parseInteger(word))
    const wrong = numbers.find((number) => number instanceof ErrorReply)
    if (wrong instanceof ErrorReply) return wrong
    if (!keys.some((key) => db.has(key))) return NO_KEY
    return refusedUse('migrate')
  },
})

/** Passwords may be called as options are. */
function hasKeysOption(argv: readonly ByteString[]): boolean {
  for (let at = FIRST_OPTION; at < argv.length; at++) {
    const word = argv[at].toLowerCase()
    if (word === 'keys') return true
    at += Object.hasOwn(OPTIONS, word) ? OPTIONS[word] : 0
  }
  return false
}

function readKeys(argv: readonly ByteString[]): readonly ByteString[] | ErrorReply {
  for (let at = FIRST_OPTION; at < argv.length; at++) {
    const word = argv[at].toLowerCase()
    if (word === 'keys') return argv[3] === '' ? argv.slice(at + 1) : KEY_BESIDE_KEYS
    if (!Object.hasOwn(OPTIONS, word) || at + OPTIONS[word] >= argv.length) return SYNTAX_ERROR
    at += OPTIONS[word]
  }
  return [argv[3]]
}

/** @see https://redis.io/docs/latest/commands/migrate/ */
export const migrateCommands: readonly CommandDefinition<ServerContext>[] = [migrate]
