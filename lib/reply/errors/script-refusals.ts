import type { ByteString } from '../byte-string.js'
import type { RedisVersion } from '../version.js'

/**
 * What `redis.call` refuses, as one version words it. From 7.0 on a text carries its error code;
 * in 6.2 it has none and stands behind the place of the call.
 */
export interface ScriptRefusals {
  readonly noArguments: ByteString
  readonly badArguments: ByteString
  readonly unknownCommand: ByteString
  readonly wrongArity: ByteString
  readonly notAllowed: ByteString
  readonly writeInReadOnlyScript: ByteString
  readonly writeAfterRandom: ByteString
  readonly tooFewReplicas: ByteString
  readonly outOfMemory: ByteString
  readonly invalidAclCommand: ByteString
  readonly badReplyArguments: ByteString
  readonly denied: (
    what: 'command' | 'key' | 'channel',
    user: ByteString,
    command: string,
  ) => ByteString
  readonly wrongSlot: (fault: SlotFault, command: string) => ByteString
}

/** What is wrong with the keys of a command for a cluster. */
type SlotFault = 'cross slot' | 'not served' | 'down' | 'down for writes' | 'other slot'

const NOT_LOCAL = 'attempted to access a non local key in a cluster node'
const WRONG_SLOT: Readonly<Record<SlotFault, ByteString>> = {
  'cross slot': NOT_LOCAL,
  'not served': NOT_LOCAL,
  down: 'attempted to execute a command while the cluster is down',
  'down for writes': 'attempted to execute a write command while the cluster is down and readonly',
  'other slot': 'attempted to access keys that do not hash to the same slot',
}

const DENIED_BEFORE_7_2 = {
  command: "The user executing the script can't run this command or subcommand",
  key: "The user executing the script can't access at least one of the keys mentioned in the command arguments",
  channel: "The user executing the script can't publish to the channel mentioned in the command",
}

const WRITE_AFTER_RANDOM =
  'Write commands not allowed after non deterministic commands. Call redis.replicate_commands() at the start of your script in order to switch to single commands replication mode.'

const REFUSALS_6_2: ScriptRefusals = {
  noArguments: 'Please specify at least one argument for redis.call()',
  badArguments: 'Lua redis() command arguments must be strings or integers',
  unknownCommand: 'Unknown Redis command called from Lua script',
  wrongArity: 'Wrong number of args calling Redis command From Lua script',
  notAllowed: 'This Redis command is not allowed from scripts',
  writeInReadOnlyScript: 'Write commands are not allowed from read-only scripts.',
  writeAfterRandom: WRITE_AFTER_RANDOM,
  // The whole line of the protocol went into the error here, and below.
  tooFewReplicas: '-NOREPLICAS Not enough good replicas to write.\r\n',
  outOfMemory: "-OOM command not allowed when used memory > 'maxmemory'.\r\n",
  invalidAclCommand: 'Invalid command passed to redis.acl_check_cmd()',
  badReplyArguments: 'wrong number or type of arguments',
  denied: (what) => DENIED_BEFORE_7_2[what],
  wrongSlot: (fault) => `Lua script ${WRONG_SLOT[fault]}`,
}

const REFUSALS_7_0: ScriptRefusals = {
  noArguments: 'ERR Please specify at least one argument for this redis lib call',
  badArguments: 'ERR Lua redis lib command arguments must be strings or integers',
  unknownCommand: 'ERR Unknown Redis command called from script',
  wrongArity: 'ERR Wrong number of args calling Redis command from script',
  notAllowed: 'ERR This Redis command is not allowed from script',
  writeInReadOnlyScript: 'ERR Write commands are not allowed from read-only scripts.',
  writeAfterRandom: WRITE_AFTER_RANDOM,
  tooFewReplicas: 'NOREPLICAS Not enough good replicas to write.',
  outOfMemory: "OOM command not allowed when used memory > 'maxmemory'.",
  invalidAclCommand: 'ERR Invalid command passed to redis.acl_check_cmd()',
  badReplyArguments: 'ERR wrong number or type of arguments',
  denied: (what) => `ERR ${DENIED_BEFORE_7_2[what]}`,
  wrongSlot: (fault) => `ERR Script ${WRONG_SLOT[fault]}`,
}

const REFUSALS_7_2: ScriptRefusals = {
  ...REFUSALS_7_0,
  denied: (what, user, command) => {
    const reason = {
      command: `User ${user} has no permissions to run the '${command}' command`,
      key: 'No permissions to access a key',
      channel: 'No permissions to access a channel',
    }
    return `ERR ACL failure in script: ${reason[what]}`
  },
}

const REFUSALS_7_4: ScriptRefusals = {
  ...REFUSALS_7_2,
  wrongSlot: (fault, command) => {
    if (fault === 'not served') return 'ERR Script attempted to access a slot not served'
    if (fault !== 'cross slot') return REFUSALS_7_2.wrongSlot(fault, command)
    return `ERR Command '${command}' in script attempted to access keys that don't hash to the same slot`
  },
}

export const SCRIPT_REFUSALS: Readonly<Record<RedisVersion, ScriptRefusals>> = {
  '6.2': REFUSALS_6_2,
  '7.0': REFUSALS_7_0,
  '7.2': REFUSALS_7_2,
  '7.4': REFUSALS_7_4,
}

/** What the functions of the `redis` table say of their arguments, as one version words it. */
export interface RedisTableTexts {
  readonly wrongCount: ByteString
  readonly logNeedsTwo: ByteString
  readonly logNeedsLevel: ByteString
  readonly logLevelUnknown: ByteString
  readonly setrespNeedsOne: ByteString
  readonly setrespVersion: ByteString
  readonly setReplTooEarly: ByteString
  readonly setReplNeedsOne: ByteString
  readonly setReplFlags: ByteString
}

const TEXTS_6_2: RedisTableTexts = {
  wrongCount: 'wrong number of arguments',
  logNeedsTwo: 'redis.log() requires two arguments or more.',
  logNeedsLevel: 'First argument must be a number (log level).',
  logLevelUnknown: 'Invalid debug level.',
  setrespNeedsOne: 'redis.setresp() requires one argument.',
  setrespVersion: 'RESP version must be 2 or 3.',
  setReplTooEarly:
    'You can set the replication behavior only after turning on single commands replication with redis.replicate_commands().',
  setReplNeedsOne: 'redis.set_repl() requires two arguments.',
  setReplFlags: 'Invalid replication flags. Use REPL_AOF, REPL_REPLICA, REPL_ALL or REPL_NONE.',
}

const TEXTS_7_2: RedisTableTexts = {
  ...TEXTS_6_2,
  setReplNeedsOne: 'redis.set_repl() requires one argument.',
}

export const REDIS_TABLE_TEXTS: Readonly<Record<RedisVersion, RedisTableTexts>> = {
  '6.2': TEXTS_6_2,
  '7.0': TEXTS_6_2,
  '7.2': TEXTS_7_2,
  '7.4': { ...TEXTS_7_2, logLevelUnknown: 'Invalid log level.' },
}
