import type { LuaState, NativeFunction } from '../lua/stack.js'
import type { ByteString } from '../reply/byte-string.js'
import type { ErrorReply } from '../reply/reply.js'

/** How a version of Redis makes errors for scripts, and replies of the errors that end them. */
export interface ErrorFormat {
  /** Pushes the error of a call that is not as `redis.call` asks for. */
  pushCallError(L: LuaState, text: ByteString): void
  /** Pushes the error of a call that a gate refused. */
  pushRefusal(L: LuaState, text: ByteString): void
  /** Pushes the error that a command answered. */
  pushCommandError(L: LuaState, text: ByteString): void
  /** Pushes what `redis.error_reply` makes of a text. */
  pushErrorReply(L: LuaState, text: ByteString): void
  /** Raises one of the errors above, on top of the stack. */
  raise(L: LuaState): never
  /** Raises what a function of the `redis` table says of its arguments. */
  raiseArgumentError(L: LuaState, text: ByteString): never
  /** Runs where an error is raised: `__redis__err__handler`. */
  readonly handler: NativeFunction
  /** Pops the error that ended a script and gives the reply. */
  popReply(L: LuaState, sha1: ByteString): ErrorReply
}
