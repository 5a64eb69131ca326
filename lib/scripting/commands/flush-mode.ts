import type { ByteString } from '../../reply/byte-string.js'
import type { ScriptingContext } from '../scripting-context.js'

const MODES = new Set(['async', 'sync'])

/** Whether a word says how SCRIPT FLUSH and FUNCTION FLUSH are to give memory back. */
export function isFlushMode(word: ByteString): boolean {
  return MODES.has(word.toLowerCase())
}

/** Whether they give it back in the background: by their word, or by the parameter for them. */
export function isLazyFlush(
  context: Pick<ScriptingContext, 'configNumber'>,
  mode: ByteString | undefined,
): boolean {
  if (mode === undefined) return context.configNumber('lazyfree-lazy-user-flush') === 1
  return mode.toLowerCase() === 'async'
}
