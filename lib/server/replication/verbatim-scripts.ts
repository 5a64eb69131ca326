import type { ByteString } from '../../reply/byte-string.js'
import type { Scripting } from '../../scripting/index.js'
import type { Client } from '../client/client.js'

/** Scripts that go to replicas themselves, as 6.2 can: EVALSHA as EVAL until replicas know it. */
export class VerbatimScripts {
  /** Whether the script that runs did what replicas always get: PUBLISH. */
  isForced = false
  #known = new Set<ByteString>()
  /** Whose scripts are known: SCRIPT FLUSH and a restart forget them. */
  #scripting: Scripting | undefined

  /** What replicas get of a script that ran; undefined for nothing. */
  form(
    { scripting }: Client,
    argv: readonly ByteString[],
    hasChanged: boolean,
  ): readonly ByteString[] | undefined {
    const isSent = hasChanged || this.isForced
    this.isForced = false
    if (scripting !== this.#scripting) this.forget()
    this.#scripting = scripting
    const digest = argv[1].toLowerCase()
    const script = argv[0].toLowerCase() === 'evalsha' ? scripting.cache.find(digest) : undefined
    if (script === undefined || this.#known.has(digest)) return isSent ? argv : undefined
    this.#known.add(digest)
    return hasChanged ? ['EVAL', script.body, ...argv.slice(2)] : ['SCRIPT', 'LOAD', script.body]
  }

  /** Forgets what replicas know: there is a new one, or they were told to forget. */
  forget(): void {
    this.#known.clear()
  }
}
