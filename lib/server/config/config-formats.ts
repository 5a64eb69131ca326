import { parseFloat64, parseInt64 } from '../../commands/parse.js'
import { formatFixed } from '../../number/printf.js'
import type { ByteString } from '../../reply/byte-string.js'
import { ErrorReply } from '../../reply/reply.js'
import type { RedisVersion } from '../../reply/version.js'
import { readEventClasses } from '../pubsub/notifications.js'
import {
  NOT_MEMORY,
  parseMemory,
  type ReadValue,
  Refusal,
  readInteger,
  within,
} from './config-parameter.js'

export function eventClasses(
  text: ByteString,
  _: ByteString,
  version: RedisVersion,
): ByteString | Refusal {
  return (
    readEventClasses(text, version) ??
    new Refusal("Invalid event class character. Use 'Ag$lshzxeKEtmdn'.", '')
  )
}

const HOST_NAME_ROOM = 256

export function hostname(text: ByteString): ByteString | Refusal {
  if (text.length >= HOST_NAME_ROOM)
    return new Refusal('Hostnames must be less than 256 characters')
  if (/^[A-Za-z0-9.-]*$/.test(text)) return text
  return new Refusal('Hostnames may only contain alphanumeric characters, hyphens or dots')
}

export function memoryOrPercent(
  text: ByteString,
  _: ByteString,
  version: RedisVersion,
): ByteString | Refusal {
  if (/^[0-9]+%$/.test(text)) {
    const percent = Number.parseInt(text, 10)
    if (percent === 0) return '0'
    return percent <= 100 ? text : new Refusal('percentage argument must be less or equal to 100')
  }
  const bytes = parseMemory(text, version)
  return bytes === undefined
    ? new Refusal('argument must be a memory or percent value')
    : `${bytes}`
}

const INT32_MAX = 2147483647
const INT64_MAX = 2n ** 63n - 1n
const OOM_SCORES = 3

export function oomScores(text: ByteString): ByteString | Refusal {
  const scores = text.split(' ')
  if (scores.length !== OOM_SCORES) return new Refusal('wrong number of arguments', '')
  const isScore = (score: string) => Math.abs(Number(parseInt64(score) ?? NaN)) <= 2000
  return scores.every(isScore)
    ? text
    : new Refusal('Invalid oom-score-adj-values, elements must be between -2000 and 2000.')
}

const PERCENTILE_DECIMALS = 6

export function percentiles(text: ByteString): ByteString | Refusal {
  const name = 'latency-tracking-info-percentiles'
  const shown: string[] = []
  for (const word of wordsOf(text)) {
    const value = parseFloat64(word)
    if (value instanceof ErrorReply) return new Refusal(`Invalid ${name} parameters`)
    if (value < 0 || value > 100) {
      return new Refusal(`${name} parameters should sit between [0.0,100.0]`)
    }
    shown.push(String(Number(formatFixed(value, PERCENTILE_DECIMALS))))
  }
  return shown.join(' ')
}

/** What single spaces separate, as Redis splits values of several words. */
function wordsOf(text: ByteString): string[] {
  return text === '' ? [] : text.split(' ')
}

/** Pairs of seconds and changes; seconds are at least 1. */
export function savePoints(text: ByteString): ByteString | Refusal {
  const numbers = wordsOf(text).map(numberInC)
  const isPoint = (number: bigint | undefined, i: number) =>
    number !== undefined && number >= (i % 2 === 0 ? 1n : 0n)
  return numbers.length % 2 === 0 && numbers.every(isPoint)
    ? numbers.join(' ')
    : new Refusal('Invalid save parameters', '')
}

/** A number as C's strtoll reads it: no digits at all are zero. */
function numberInC(text: ByteString): bigint | undefined {
  if (text === '') return 0n
  const number = /^[+-]?[0-9]+$/.test(text) ? BigInt(text.replace('+', '')) : undefined
  return number !== undefined && number > INT64_MAX ? INT64_MAX : number
}

/** A number that is put within limits, not refused, as long as it is a count of 32 bits. */
export function clamped(least: number, most: number): ReadValue {
  return (text) => {
    const count = readInteger(text, 0, INT32_MAX)
    return count instanceof Refusal ? count : `${Math.min(most, Math.max(least, Number(count)))}`
  }
}

/** A count of bytes that is at least so much, whatever is asked for. */
export function memoryAtLeast(least: bigint): ReadValue {
  return (text, _, version) => {
    const bytes = parseMemory(text, version)
    if (bytes === undefined) return NOT_MEMORY
    const count = within(bytes, 1, INT64_MAX)
    return count instanceof Refusal || bytes >= least ? count : `${least}`
  }
}

const MOST_SAMPLES = 64

export function samples(text: ByteString, _: ByteString, version: RedisVersion) {
  return readInteger(text, 1, version < '7.4' ? INT32_MAX : MOST_SAMPLES)
}

export function fileName(text: ByteString): ByteString | Refusal {
  return text.includes('/') ? new Refusal("dbfilename can't be a path, just a filename") : text
}

/** What the variables of a title stand for, so far as they stand for something. */
const TITLE_VARIABLES: Readonly<Record<string, string>> = {
  title: '',
  'listen-addr': '*:6379',
  'server-mode': '',
  port: '6379',
  'tls-port': '0',
  unixsocket: '',
  'config-file': '',
}
const VARIABLE = /\{(?:(\{)|([^}]*)(\}?))/g

/** A title has to have something in it. */
export function processTitle(text: ByteString): ByteString | Refusal {
  let isWrong = false
  const title = text.replace(VARIABLE, (_, brace: string, name: string, end: string) => {
    if (brace !== undefined) return brace
    isWrong ||= end === '' || !(name in TITLE_VARIABLES)
    return TITLE_VARIABLES[name] ?? ''
  })
  return isWrong || /^ *$/.test(title)
    ? new Refusal('template format is invalid or contains unknown variables')
    : text
}

const LIMIT_CLASSES = ['normal', 'slave', 'pubsub']
const WORDS_OF_A_LIMIT = 4

/** Sets the limits of the classes it names and leaves the others. */
export function outputBufferLimits(
  text: ByteString,
  current: ByteString,
  version: RedisVersion,
): ByteString | Refusal {
  const words = wordsOf(text)
  if (words.length % WORDS_OF_A_LIMIT !== 0) {
    return new Refusal('Wrong number of arguments in buffer limit configuration.', '')
  }
  const limits = inFours(current.split(' '))
  for (const [name, hard, soft, seconds] of inFours(words)) {
    const limitClass = name.toLowerCase() === 'replica' ? 'slave' : name.toLowerCase()
    if (!LIMIT_CLASSES.includes(limitClass)) {
      return new Refusal('Invalid client class specified in buffer limit configuration.', '')
    }
    const numbers = [parseMemory(hard, version), parseMemory(soft, version), secondsIn(seconds)]
    if (numbers.includes(undefined)) {
      return new Refusal(
        'Error in hard, soft or soft_seconds setting in buffer limit configuration.',
        '',
      )
    }
    limits[LIMIT_CLASSES.indexOf(limitClass)] = [limitClass, ...numbers.map(String)]
  }
  return limits.flat().join(' ')
}

/** A count of seconds, of which Redis keeps 32 bits. */
function secondsIn(text: ByteString): bigint | undefined {
  const seconds = BigInt.asIntN(32, numberInC(text) ?? -1n)
  return seconds < 0n ? undefined : seconds
}

function inFours(words: readonly string[]): string[][] {
  return Array.from({ length: words.length / WORDS_OF_A_LIMIT }, (_, i) =>
    words.slice(i * WORDS_OF_A_LIMIT, (i + 1) * WORDS_OF_A_LIMIT),
  )
}
