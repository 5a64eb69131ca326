import type { Replicated } from '../../command/replicated.js'
import type { ByteString } from '../../reply/byte-string.js'
import type { CommandContext } from '../context.js'
import { deletion } from '../deletion.js'
import type { TimeWord } from './expire-options.js'

const MILLISECONDS = 1000n
const TIME_WORDS: ReadonlySet<string> = new Set(['EX', 'PX', 'EXAT', 'PXAT'])

/** SET with the time at which the key expires, and without GET. */
export function setAsReplicated(context: CommandContext, argv: readonly ByteString[]): Replicated {
  const time = timeOf(argv, 3)
  if (time === undefined) {
    return argv.filter((word, at) => at < 3 || word.toUpperCase() !== 'GET')
  }
  // From 7.2 on what names the very millisecond stays as it is.
  if (time.word === 'PXAT' && context.version >= '7.2') return argv
  return setUntil(context, argv[1], argv[2], time)
}

/** SETEX and PSETEX as SET. */
export function setexAsReplicated(word: TimeWord) {
  return (context: CommandContext, [, key, text, value]: readonly ByteString[]): Replicated =>
    setUntil(context, key, value, { word, text })
}

/** GETEX as what it does to the key's time. */
export function getexAsReplicated(
  context: CommandContext,
  argv: readonly ByteString[],
): Replicated {
  const { db, version } = context
  const key = argv[1]
  const time = timeOf(argv, 2)
  if (time === undefined) return ['PERSIST', key]
  const at = db.expiryOf(key)
  if (at === undefined) return deletion(context, key, 'lazyfree-lazy-expire')
  if (version < '7.0' && isRelative(time)) return ['PEXPIRE', key, millisecondsOf(time)]
  return ['PEXPIREAT', key, `${at}`]
}

interface Time {
  readonly word: TimeWord
  readonly text: ByteString
}

function timeOf(argv: readonly ByteString[], from: number): Time | undefined {
  for (let at = argv.length - 2; at >= from; at--) {
    const word = argv[at].toUpperCase()
    if (TIME_WORDS.has(word)) return { word: word as TimeWord, text: argv[at + 1] }
  }
  return undefined
}

/** Before 7.0 a time to live goes to replicas as such. */
function setUntil(
  { db, version }: CommandContext,
  key: ByteString,
  value: ByteString,
  time: Time,
): Replicated {
  return version < '7.0' && isRelative(time)
    ? ['SET', key, value, 'PX', millisecondsOf(time)]
    : ['SET', key, value, 'PXAT', `${db.expiryOf(key)}`]
}

function isRelative({ word }: Time): boolean {
  return word === 'EX' || word === 'PX'
}

function millisecondsOf({ word, text }: Time): ByteString {
  return word === 'EX' ? `${BigInt(text) * MILLISECONDS}` : text
}
