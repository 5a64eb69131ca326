import type { RedisTableTexts, ScriptRefusals } from '../../reply/errors/script-refusals.js'
import type { RedisVersion } from '../../reply/version.js'
import type { NumberText } from '../conversions/lua-to-argv.js'
import type { ErrorFormat } from '../error-format.js'
import type { RunSlot } from '../script-run.js'
import type { ScriptingDifferences } from '../version-differences.js'

/** What the functions of the `redis` table share, for one Lua environment. */
export interface RedisTableContext {
  readonly version: RedisVersion
  readonly differences: ScriptingDifferences
  readonly slot: RunSlot
  readonly errors: ErrorFormat
  readonly texts: RedisTableTexts
  readonly refusals: ScriptRefusals
  readonly numberText: NumberText
  /** Starts the generator of math.random at a seed that nobody knows. */
  readonly reseed: () => void
}
