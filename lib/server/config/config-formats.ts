import { parseFloat64, parseInt64 } from '../../commands/parse.js'
import type { ByteString } from '../../reply/byte-string.js'
import { ErrorReply } from '../../reply/reply.js'
import { readEventClasses } from '../pubsub/notifications.js'
import { parseMemory, type ReadValue, Refusal } from './config-parameter.js'

export function eventClasses(text: ByteString): ByteString | Refusal {
  return (
    readEventClasses(text) ??
    new Refusal("Invalid event class character. Use 'Ag$lshzxeKEtmdn'.", '')
  )
}

export function hostname(text: ByteString): ByteString | Refusal {
  if (/^[A-Za-z0-9.-]*$/.test(text)) return text
  return new Refusal('Hostnames may only contain alphanumeric characters, hyphens or dots')
}

export function memoryOrPercent(text: ByteString): ByteString | Refusal {
  if (/^[0-9]+%$/.test(text)) {
    return Number.parseInt(text, 10) <= 100
      ? text
      : new Refusal('percentage argument must be less or equal to 100')
  }
  const bytes = parseMemory(text)
  return bytes === undefined
    ? new Refusal('argument must be a memory or percent value')
    : `${bytes}`
}

const OOM_SCORES = 3

export function oomScores(text: ByteString): ByteString | Refusal {
  const scores = text.split(' ')
  if (scores.length !== OOM_SCORES) return new Refusal('wrong number of arguments')
  const isScore = (score: string) => Math.abs(Number(parseInt64(score) ?? NaN)) <= 2000
  return scores.every(isScore)
    ? text
    : new Refusal('Invalid oom-score-adj-values, elements must be between -2000 and 2000.')
}

export function percentiles(text: ByteString): ByteString | Refusal {
  const name = 'latency-tracking-info-percentiles'
  for (const word of text === '' ? [] : text.split(' ')) {
    const value = parseFloat64(word)
    if (value instanceof ErrorReply) return new Refusal(`Invalid ${name} parameters`)
    if (value < 0 || value > 100) {
      return new Refusal(`${name} parameters should sit between [0.0,100.0]`)
    }
  }
  return text
}

/** Pairs of seconds and changes; seconds are at least 1. */
export function savePoints(text: ByteString): ByteString | Refusal {
  const words = text.split(' ').filter((word) => word !== '')
  const isPoint = (word: string, i: number) => Number(parseInt64(word) ?? NaN) >= (i % 2 ? 0 : 1)
  return words.length % 2 === 0 && words.every(isPoint)
    ? words.join(' ')
    : new Refusal('Invalid save parameters', '')
}

/** A number that is put within limits, not refused. */
export function clamped(least: number, most: number): ReadValue {
  return (text) => {
    const value = parseInt64(text)
    if (value === undefined) return new Refusal("argument couldn't be parsed into an integer")
    return `${Math.min(most, Math.max(least, Number(value)))}`
  }
}

/** A count of bytes that is at least so much, whatever is asked for. */
export function memoryAtLeast(least: bigint): ReadValue {
  return (text) => {
    const bytes = parseMemory(text)
    if (bytes === undefined) return new Refusal('argument must be a memory value')
    return `${bytes < least ? least : bytes}`
  }
}

const TITLE_VARIABLES = 'title listen-addr server-mode port tls-port unixsocket config-file'.split(
  ' ',
)

export function processTitle(text: ByteString): ByteString | Refusal {
  const names = [...text.matchAll(/\{([^}]*)\}?/g)].map(([, name]) => name)
  return names.every((name) => TITLE_VARIABLES.includes(name))
    ? text
    : new Refusal('template format is invalid or contains unknown variables')
}

const LIMIT_CLASSES = ['normal', 'slave', 'pubsub']
const WORDS_OF_A_LIMIT = 4

/** Sets the limits of the classes it names and leaves the others. */
export function outputBufferLimits(text: ByteString, current: ByteString): ByteString | Refusal {
  const words = text.split(' ').filter((word) => word !== '')
  if (words.length % WORDS_OF_A_LIMIT !== 0 || words.length === 0) {
    return new Refusal('Wrong number of arguments in buffer limit configuration.', '')
  }
  const limits = inFours(current.split(' '))
  for (const [name, hard, soft, seconds] of inFours(words)) {
    const limitClass = name.toLowerCase() === 'replica' ? 'slave' : name.toLowerCase()
    if (!LIMIT_CLASSES.includes(limitClass)) {
      return new Refusal('Invalid client class specified in buffer limit configuration.', '')
    }
    const bytes = [parseMemory(hard), parseMemory(soft), parseInt64(seconds)]
    if (bytes.includes(undefined) || Number(bytes[2]) < 0) {
      return new Refusal(
        'Error in hard, soft or soft_seconds setting in buffer limit configuration.',
        '',
      )
    }
    limits[LIMIT_CLASSES.indexOf(limitClass)] = [limitClass, ...bytes.map(String)]
  }
  return limits.flat().join(' ')
}

function inFours(words: readonly string[]): string[][] {
  return Array.from({ length: words.length / WORDS_OF_A_LIMIT }, (_, i) =>
    words.slice(i * WORDS_OF_A_LIMIT, (i + 1) * WORDS_OF_A_LIMIT),
  )
}
