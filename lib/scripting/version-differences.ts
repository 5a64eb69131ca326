import type { RedisVersion } from '../reply/version.js'

/** What one version of Redis does otherwise than another for scripts, texts aside. */
export interface ScriptingDifferences {
  /** Whether errors are tables with `err`, `source` and `line`; else strings. */
  readonly raisesTables: boolean
  /** Whether the line breaks of a raised error go into its reply as they are; else as blanks. */
  readonly sendsLineBreaks: boolean
  /** Whether a shebang is read; else it is a syntax error. */
  readonly readsShebang: boolean
  /** Whether the generator of math.random starts anew with each script. */
  readonly reseedsEachRun: boolean
  /** Whether `redis` has acl_check_cmd, REDIS_VERSION and REDIS_VERSION_NUM. */
  readonly tellsVersion: boolean
  /** Whether big numbers and verbatim strings have a form in Lua. */
  readonly hasAllResp3Types: boolean
  /** Whether numbers are printed with the fewest digits that read back as the same. */
  readonly printsShortestDigits: boolean
  /** Whether scripts have `print`. */
  readonly hasPrint: boolean
  /** Whether scripts have `os`, with os.clock. */
  readonly hasOs: boolean
  /** Whether replicas get the scripts of SCRIPT LOAD. */
  readonly replicatesScripts: boolean
  /** How many scripts that came by EVAL stay in the cache. */
  readonly mostEvictableScripts: number
}

const REDIS_6_2: ScriptingDifferences = {
  raisesTables: false,
  sendsLineBreaks: false,
  readsShebang: false,
  reseedsEachRun: true,
  tellsVersion: false,
  hasAllResp3Types: false,
  printsShortestDigits: false,
  hasPrint: true,
  hasOs: false,
  replicatesScripts: true,
  mostEvictableScripts: Number.POSITIVE_INFINITY,
}

const REDIS_7_0: ScriptingDifferences = {
  raisesTables: true,
  sendsLineBreaks: false,
  readsShebang: true,
  reseedsEachRun: false,
  tellsVersion: true,
  hasAllResp3Types: true,
  printsShortestDigits: false,
  hasPrint: false,
  hasOs: false,
  replicatesScripts: false,
  mostEvictableScripts: Number.POSITIVE_INFINITY,
}

const REDIS_7_2: ScriptingDifferences = {
  ...REDIS_7_0,
  sendsLineBreaks: true,
  printsShortestDigits: true,
}

export const SCRIPTING_DIFFERENCES: Readonly<Record<RedisVersion, ScriptingDifferences>> = {
  '6.2': REDIS_6_2,
  '7.0': REDIS_7_0,
  '7.2': REDIS_7_2,
  '7.4': { ...REDIS_7_2, hasOs: true, mostEvictableScripts: 500 },
}
