import type { ByteString } from '../reply/byte-string.js'
import type { ErrorReply, Replies, Reply } from '../reply/reply.js'
import type { RedisVersion } from '../reply/version.js'
import type { KeySpec } from './key-spec.js'
import type { Replicated } from './replicated.js'

/**
 * A flag as COMMAND INFO shows it.
 * @see https://redis.io/docs/latest/commands/command/#flags
 */
export type CommandFlag =
  | 'admin'
  | 'allow_busy'
  | 'asking'
  | 'blocking'
  | 'denyoom'
  | 'fast'
  | 'loading'
  | 'may_replicate'
  | 'movablekeys'
  | 'no_async_loading'
  | 'no_auth'
  | 'no_mandatory_keys'
  | 'no_multi'
  | 'noscript'
  | 'pubsub'
  | 'random'
  | 'readonly'
  | 'skip_monitor'
  | 'skip_slowlog'
  | 'sort_for_script'
  | 'stale'
  | 'write'

/** A flag that a command has only in some versions: `since` is the first, `before` ends it. */
export interface VersionedFlag {
  readonly flag: CommandFlag
  readonly since?: RedisVersion
  readonly before?: RedisVersion
}

/** What a command answers: a promise only where Redis would make the client wait. */
export type Answer = Reply | Replies | Promise<Reply | Replies>

/**
 * A command: what describes it stands beside what it does. Arity errors, gates, COMMAND INFO and
 * the compatibility table all derive from this one definition.
 *
 * @typeParam Context what the command needs of the server.
 */
export interface CommandDefinition<Context> {
  /** Lower case; a subcommand carries its container: `xinfo|stream`. */
  readonly name: string
  /** The number of arguments with the name; negative means at least. */
  readonly arity: number
  /** The arity in the versions before one, where that was another. */
  readonly olderArity?: { readonly before: RedisVersion; readonly arity: number }
  readonly flags: readonly (CommandFlag | VersionedFlag)[]
  /** ACL categories that do not follow from the flags, without `@`: `string`, `dangerous`, … */
  readonly categories?: readonly string[]
  /** These categories in the versions before one, where those were others. */
  readonly olderCategories?: {
    readonly before: RedisVersion
    readonly categories: readonly string[]
  }
  /** Where keys sit in argv; none for commands without keys. */
  readonly keys?: readonly KeySpec[]
  /** The first version that knows the command; all of them where it is absent. */
  readonly since?: RedisVersion
  /** The first version that knows it no more. */
  readonly before?: RedisVersion
  /**
   * Absent for a container, whose subcommands run.
   * @param argv the whole command, its name at 0; its length obeys the arity.
   */
  readonly run?: (context: Context, argv: readonly ByteString[]) => Answer
  /**
   * For a container: what 6.2 finds wrong with a call of it before its subcommand, which it does not
   * know, or whose arguments are too few or too many.
   */
  readonly misused?: (context: Context, argv: readonly ByteString[]) => ErrorReply | undefined
  /**
   * What a replica gets for a call that changed something; the argv itself where this is absent.
   * @param reply what `run` answered.
   * @param hasWaited whether the call kept its client waiting.
   */
  readonly replicatedAs?: (
    context: Context,
    argv: readonly ByteString[],
    reply: Reply,
    hasWaited: boolean,
  ) => Replicated
  /** In which versions a replica gets a call that changed nothing, and is no error: all of PUBLISH. */
  readonly isAlwaysReplicated?: (version: RedisVersion) => boolean
}

/** Declares a command, so that its context and argv are typed where it is written. */
export function defineCommand<Context>(
  definition: CommandDefinition<Context>,
): CommandDefinition<Context> {
  return definition
}
