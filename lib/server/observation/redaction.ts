import type { ByteString } from '../../reply/byte-string.js'
import type { RedisVersion } from '../../reply/version.js'

const REDACTED = '(redacted)'
const MOST_WORDS_OF_AUTH = 3
const FIRST_OPTION_OF_MIGRATE = 6
const SECRET_PARAMETERS: ReadonlySet<string> = new Set([
  'masterauth',
  'masteruser',
  'requirepass',
  'tls-client-key-file-pass',
  'tls-key-file-pass',
])
/** Subcommands of ACL that name users; before 7.4 only SETUSER hid what it was told. */
const ABOUT_USERS: ReadonlySet<string> = new Set(['deluser', 'getuser', 'setuser'])

type Places = (argv: readonly ByteString[], version: RedisVersion) => readonly number[]

/** Where the arguments of a command stand that are secrets. */
const SECRETS: Readonly<Record<string, Places>> = {
  auth: (argv) => (argv.length <= MOST_WORDS_OF_AUTH ? from(1, argv) : []),
  hello: (argv) => afterWord(argv, 2, 'auth', 2),
  migrate: (argv) => [
    ...afterWord(argv, FIRST_OPTION_OF_MIGRATE, 'auth', 1),
    ...afterWord(argv, FIRST_OPTION_OF_MIGRATE, 'auth2', 2),
  ],
  acl(argv, version) {
    const word = argv[1]?.toLowerCase() ?? ''
    const isSecret = version >= '7.4' ? ABOUT_USERS.has(word) : word === 'setuser'
    return isSecret ? from(2, argv) : []
  },
  config(argv, version) {
    if (argv[1]?.toLowerCase() !== 'set' || (version === '6.2' && argv.length > 4)) return []
    return from(3, argv).filter(
      (place) => place % 2 === 1 && SECRET_PARAMETERS.has(argv[place - 1].toLowerCase()),
    )
  },
}

/** A command as MONITOR and SLOWLOG may show it: without passwords. */
export function redacted(
  argv: readonly ByteString[],
  version: RedisVersion,
): readonly ByteString[] {
  const name = argv[0].toLowerCase()
  if (!Object.hasOwn(SECRETS, name)) return argv
  const secrets = SECRETS[name](argv, version)
  return secrets.length === 0
    ? argv
    : argv.map((word, place) => (secrets.includes(place) ? REDACTED : word))
}

function from(first: number, argv: readonly ByteString[]): number[] {
  return argv.map((_, place) => place).slice(first)
}

/** The `count` places behind a word, where there are so many. */
function afterWord(
  argv: readonly ByteString[],
  first: number,
  word: string,
  count: number,
): number[] {
  const at = argv.findIndex((each, place) => place >= first && each.toLowerCase() === word)
  return at < 0 || at + count >= argv.length ? [] : from(at + 1, argv).slice(0, count)
}
