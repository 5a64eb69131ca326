import type { ByteString } from '../reply/byte-string.js'
import type { RedisVersion } from '../reply/version.js'
import type { LogLevel } from '../scripting/command-host.js'
import { defaultScriptMemory, type RunLimits } from '../scripting/index.js'
import type { SentinelOptions } from './sentinel/sentinel-options.js'
import type { ClockName } from './time/clock.js'

/** What a server is made with. */
export interface ServerOptions {
  /** The version of Redis whose behaviour it has; the newest by default. */
  readonly redisVersion?: RedisVersion
  /**
   * Whether it is a cluster of one node, which serves all slots: commands and scripts keep to the
   * rules of cluster mode, and clients such as `new Redis.Cluster(…)` find their way to it. The node
   * says that it is where a client came to, unless `cluster-announce-ip` and the other parameters
   * of that kind, in `config`, say where.
   */
  readonly cluster?: boolean
  /** Makes it a sentinel, which has no data and tells clients where the masters are. */
  readonly sentinel?: SentinelOptions
  /**
   * Whether clients may come with any user name and password, as long as the server has none of its
   * own; Redis lets in none with a password then.
   */
  readonly anyLogin?: boolean
  /**
   * Whose time it has: `test` asks `Date.now()`, so that fake timers let keys expire, and is the
   * default; `system` is never faked, as that of a Redis in a process of its own.
   */
  readonly clock?: ClockName
  /** The number of databases; 16 by default. */
  readonly databases?: number
  /** Parameters of CONFIG, as a configuration file would set them. */
  readonly config?: Readonly<Record<string, string | number>>
  /** Makes what Redis does at random (RANDOMKEY, SPOP) the same in each run. */
  readonly seed?: number
  /**
   * Flags that scripts and functions may have and Redis does not know, such as `allow-key-locking`;
   * they have no effect.
   */
  readonly extraScriptFlags?: readonly string[]
  /**
   * After how many milliseconds a script or function is ended by an error that names it and its
   * line, so that one without an end does not hang a test; never by default.
   */
  readonly scriptTimeout?: number
  /**
   * How many bytes a script or function may hold; what takes more ends in `not enough memory`. By
   * default a quarter of what Node lets the process have.
   */
  readonly scriptMemory?: number
  /**
   * A folder where compiled scripts are kept for the processes that come later, or `true` for
   * `node_modules/.cache/redis-mock-lua` of the package that the process runs in; none by default.
   */
  readonly compileCache?: string | boolean
  /** Takes the lines that Redis would write to its log, those of redis.log for one. */
  readonly onLog?: ((level: LogLevel, message: ByteString) => void) | undefined
}

const DATABASES = 16

/** How long scripts may run and what they may hold; the threshold of CONFIG comes later. */
export function runLimitsOf({ scriptTimeout, scriptMemory }: ServerOptions): RunLimits {
  return {
    busyAfter: Infinity,
    endAfter: scriptTimeout ?? Infinity,
    mostMemory: scriptMemory ?? defaultScriptMemory(),
  }
}

/** The number of databases. From 7.2 on the one that a cluster uses is the only one. */
export function databasesOf({ cluster, databases }: ServerOptions, version: RedisVersion): number {
  return cluster && version >= '7.2' ? 1 : (databases ?? DATABASES)
}

/** The parameters of CONFIG that a server begins with, where they are not as Redis has them. */
export function settingsOf(
  options: ServerOptions,
  version: RedisVersion,
): Readonly<Record<string, string | number>> {
  const databases = databasesOf(options, version)
  return { databases, 'cluster-enabled': options.cluster ? 'yes' : 'no', ...options.config }
}
