import type { RedisVersion } from '../reply/version.js'
import type { ErrorFormat } from './error-format.js'
import { STRING_ERRORS } from './string-errors.js'
import { RAW_TABLE_ERRORS, TABLE_ERRORS } from './table-errors.js'
import { SCRIPTING_DIFFERENCES } from './version-differences.js'

export function errorFormatOf(version: RedisVersion): ErrorFormat {
  const { raisesTables, sendsLineBreaks } = SCRIPTING_DIFFERENCES[version]
  if (!raisesTables) return STRING_ERRORS
  return sendsLineBreaks ? RAW_TABLE_ERRORS : TABLE_ERRORS
}
