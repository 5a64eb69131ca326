import type { ByteString } from '../byte-string.js'
import { ErrorReply } from '../reply.js'
import type { RedisVersion } from '../version.js'
import { cText } from './scripting.js'
import { onOneLine } from './server.js'

/** How many bytes of a client's word an error repeats. */
const ECHOED = 128

export const DEFAULT_USER_STAYS = new ErrorReply("ERR The 'default' user cannot be removed")
export const BAD_USER_NAME = new ErrorReply("ERR Usernames can't contain spaces or null characters")
export const NO_ACL_FILE = new ErrorReply(
  'ERR This Redis instance is not configured to use an ACL file. You may want to specify users via the ACL SETUSER command and then issue a CONFIG REWRITE (assuming you have a Redis configuration file set) in order to store users in the Redis configuration.',
)
export const BAD_GENPASS_BITS = new ErrorReply(
  'ERR ACL GENPASS argument must be the number of bits for the output password, a positive number up to 4096',
)
export const WRONG_PASSWORD = new ErrorReply(
  'WRONGPASS invalid username-password pair or user is disabled.',
)
export const NO_PASSWORD_SET = new ErrorReply(
  'ERR AUTH <password> called without any password configured for the default user. Are you sure your configuration is correct?',
)
export const NOT_AUTHENTICATED = new ErrorReply('NOAUTH Authentication required.')
export const BY_DENIED = new ErrorReply(
  'ERR BY option of SORT denied due to insufficient ACL permissions.',
)
export const GET_DENIED = new ErrorReply(
  'ERR GET option of SORT denied due to insufficient ACL permissions.',
)

/** What is wrong with a rule of ACL SETUSER. */
export type RuleFault = keyof typeof RULE_FAULTS

const RULE_FAULTS = {
  unknown: 'Unknown command or category name in ACL',
  syntax: 'Syntax error',
  'key pattern after all':
    "Adding a pattern after the * pattern (or the 'allkeys' flag) is not valid and does not have any effect. Try 'resetkeys' to start with an empty list of patterns",
  'channel pattern after all':
    "Adding a pattern after the * pattern (or the 'allchannels' flag) is not valid and does not have any effect. Try 'resetchannels' to start with an empty list of channels",
  'no such password': 'The password you are trying to remove from the user does not exist',
  'bad hash':
    'The password hash must be exactly 64 characters and contain only lowercase hexadecimal characters',
  'first argument of a subcommand': 'Allowing first-arg of a subcommand is not supported',
} as const

export function badRule(rule: ByteString, fault: RuleFault): ErrorReply {
  return onOneLine(`ERR Error in ACL SETUSER modifier '${cText(rule)}': ${RULE_FAULTS[fault]}`)
}

export function unmatchedParenthesis(rule: ByteString): ErrorReply {
  return onOneLine(`ERR Unmatched parenthesis in acl selector starting at '${cText(rule)}'.`)
}

export function unknownCategory(version: RedisVersion, name: ByteString): ErrorReply {
  const shown = version === '6.2' ? cText(name) : cText(name).slice(0, ECHOED)
  return onOneLine(`ERR Unknown category '${shown}'`)
}

export function userNotFound(name: ByteString): ErrorReply {
  return onOneLine(`ERR User '${cText(name)}' not found`)
}

export function commandNotFound(name: ByteString): ErrorReply {
  return onOneLine(`ERR Command '${cText(name)}' not found`)
}

/** What the rules of a user keep from them. */
export type Denied = 'command' | 'key' | 'channel'

/** What a client gets whose user may not run a command. */
export function notPermitted(
  version: RedisVersion,
  what: Denied,
  user: ByteString,
  command: string,
): ErrorReply {
  if (version >= '7.2') return onOneLine(`NOPERM ${briefly(what, user, command)}`)
  if (what !== 'command') {
    return new ErrorReply(
      `NOPERM this user has no permissions to access one of the ${what}s used as arguments`,
    )
  }
  const orSubcommand = version === '6.2' ? ' or its subcommand' : ''
  return new ErrorReply(
    `NOPERM this user has no permissions to run the '${command}' command${orSubcommand}`,
  )
}

function briefly(what: Denied, user: ByteString, command: string): ByteString {
  return what === 'command'
    ? `User ${user} has no permissions to run the '${command}' command`
    : `No permissions to access a ${what}`
}

const REASONS_IN_EXEC: Readonly<Record<Denied, string>> = {
  command: 'no permission to execute the command or subcommand',
  key: 'no permission to touch the specified keys',
  channel: 'no permission to access one of the channels used as arguments',
}

/** What stands in EXEC's reply for a command that was permitted when it was queued. */
export function noLongerPermitted(what: Denied): ErrorReply {
  return new ErrorReply(
    `NOPERM ACLs rules changed between the moment the transaction was accumulated and the EXEC call. This command is no longer allowed for the following reason: ${REASONS_IN_EXEC[what]}`,
  )
}

/** What ACL DRYRUN tells of a command that a user may not run; it is no error. */
export function dryRunDenial(
  version: RedisVersion,
  what: Denied,
  user: ByteString,
  object: ByteString,
): ByteString {
  const who = version < '7.2' ? 'This user' : `User ${user}`
  return what === 'command'
    ? `${who} has no permissions to run the '${object}' command`
    : `${who} has no permissions to access the '${cText(object)}' ${what}`
}
