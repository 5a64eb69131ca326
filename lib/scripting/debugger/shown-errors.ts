import type { ErrorFormat } from '../error-format.js'
import type { RunSlot } from '../script-run.js'
import type { ScriptingDifferences } from '../version-differences.js'

/** Has a debugger show the errors that the functions of the `redis` table make. */
export function shownErrors(
  errors: ErrorFormat,
  slot: RunSlot,
  { raisesTables }: ScriptingDifferences,
): ErrorFormat {
  const show = (text: string) => slot.current?.debugger?.showError(text)
  const always: ErrorFormat = {
    ...errors,
    pushCallError(L, text) {
      show(raisesTables ? withCodeAsSent(text) : text)
      errors.pushCallError(L, text)
    },
    pushRefusal(L, text) {
      show(raisesTables ? withCodeAsSent(text) : text)
      errors.pushRefusal(L, text)
    },
  }
  if (!raisesTables) return always
  return {
    ...always,
    pushCommandError(L, text) {
      show(`-${text}`)
      errors.pushCommandError(L, text)
    },
    pushErrorReply(L, text) {
      show(text.startsWith('-') ? text : `-${text}`)
      errors.pushErrorReply(L, text)
    },
    raiseArgumentError(L, text) {
      show(text)
      return errors.raiseArgumentError(L, text)
    },
  }
}

/** The code ERR comes later; other errors stand there as clients get them, to the end of the line. */
function withCodeAsSent(text: string): string {
  const [code] = text.split(' ', 1)
  if (code === 'ERR') return text.slice(code.length + 1)
  return /^[A-Z]+$/.test(code) ? `-${text}\r\n` : text
}
