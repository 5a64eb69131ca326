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
      show(text)
      errors.pushCallError(L, text)
    },
    pushRefusal(L, text) {
      show(text)
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
