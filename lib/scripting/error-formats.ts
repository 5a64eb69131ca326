import type { RedisVersion } from '../reply/version.js'
import type { ErrorFormat } from './error-format.js'
import { STRING_ERRORS } from './string-errors.js'
import { TABLE_ERRORS } from './table-errors.js'
import { SCRIPTING_DIFFERENCES } from './version-differences.js'

export function errorFormatOf(version: RedisVersion): ErrorFormat {
  return SCRIPTING_DIFFERENCES[version].raisesTables ? TABLE_ERRORS : STRING_ERRORS
}
