import { parseInt64 } from '../../commands/parse.js'
import type { ByteString } from '../../reply/byte-string.js'
import type { RedisVersion } from '../../reply/version.js'

/** A text that a parameter refuses: why. */
export class Refusal {
  readonly reason: string
  /** What 6.2 says, where that is something else; nothing where it gives no reason. */
  readonly before7: string
  constructor(reason: string, before7 = reason) {
    this.reason = reason
    this.before7 = before7
  }
}

/** Gives the value as CONFIG GET shows it, or why it is refused. `current` is what it replaces. */
export type ReadValue = (
  text: ByteString,
  current: ByteString,
  version: RedisVersion,
) => ByteString | Refusal

/** What all kinds of parameter may have. */
export interface ParameterTraits {
  /** A second name with the same value. */
  readonly alias?: string
  /** The only name that 6.2 has for it; later versions know both. */
  readonly formerName?: string
  /** A name that only 7.4 has for it, beside the other. */
  readonly latestName?: string
  /** Whether CONFIG SET may change it; `protected` as long as `enable-protected-configs` is `no`. */
  readonly access?: 'immutable' | 'protected'
  /** From which version on it is immutable. */
  readonly immutableSince?: RedisVersion
  readonly since?: RedisVersion
  /** The first version that does not know it any more. */
  readonly until?: RedisVersion
  /** From which version on CONFIG GET shows it only by its whole name; in all where `'6.2'`. */
  readonly hiddenSince?: RedisVersion
  /** Why it keeps its value in this process, in Redis's words. */
  readonly fixed?: string
  /** What CONFIG GET shows of its value, where that is not all of it. */
  readonly show?: (value: ByteString) => ByteString
  /** The default of 6.2, where it is another. */
  readonly before7?: string
}

/** A parameter of CONFIG. */
export interface Parameter extends ParameterTraits {
  readonly name: string
  readonly value: string
  readonly read: ReadValue
}

export function bool(name: string, value: string, traits: ParameterTraits = {}): Parameter {
  return { ...traits, name, value, read: readBool }
}

export function integer(
  name: string,
  value: string,
  least: number | bigint,
  most: number | bigint,
  traits: ParameterTraits = {},
): Parameter {
  return { ...traits, name, value, read: (text) => readInteger(text, least, most) }
}

/** A count of bytes, which may be written with a unit. */
export function memory(
  name: string,
  value: string,
  least: number | bigint,
  { most = INT64_MAX, ...traits }: ParameterTraits & { readonly most?: bigint } = {},
): Parameter {
  const read: ReadValue = (text, _, version) => readMemory(text, version, least, most)
  return { ...traits, name, value, read }
}

export function oneOf(
  name: string,
  value: string,
  choices: readonly string[],
  {
    laterChoices = [],
    ...traits
  }: ParameterTraits & { readonly laterChoices?: readonly string[] } = {},
): Parameter {
  const all = [...choices, ...laterChoices]
  const read: ReadValue = (text, _, version) => readChoice(text, version < '7.2' ? choices : all)
  return { ...traits, name, value, read }
}

/** A text, as it is or as `read` makes it. */
export function text(
  name: string,
  value: string,
  traits: ParameterTraits & { readonly read?: ReadValue } = {},
): Parameter {
  return { read: (value) => value, ...traits, name, value }
}

function readBool(text: ByteString): ByteString | Refusal {
  const lower = text.toLowerCase()
  return lower === 'yes' || lower === 'no' ? lower : new Refusal("argument must be 'yes' or 'no'")
}

export function readInteger(
  text: ByteString,
  least: number | bigint,
  most: number | bigint,
): ByteString | Refusal {
  const value = parseInt64(text)
  if (value === undefined) return new Refusal("argument couldn't be parsed into an integer")
  return within(value, least, most)
}

const MEMORY = /^(-?)([0-9]{0,127})(b|k|kb|m|mb|g|gb)?$/i
const INT64_MAX = 2n ** 63n - 1n
export const UINT64_MAX = 2n ** 64n - 1n
const UNITS: Readonly<Record<string, bigint>> = {
  '': 1n,
  b: 1n,
  k: 1000n,
  kb: 1024n,
  m: 1000n ** 2n,
  mb: 1024n ** 2n,
  g: 1000n ** 3n,
  gb: 1024n ** 3n,
}

/**
 * The bytes that a text with a unit asks for, or undefined. As with C's functions, no digits are
 * zero, and too many give the largest number before the unit multiplies it, modulo 64 bits.
 */
export function parseMemory(text: ByteString, version: RedisVersion): bigint | undefined {
  const [, sign, digits, unit = ''] = MEMORY.exec(text) ?? []
  if (digits === undefined || (sign === '-' && (version >= '7.0' || digits === '')))
    return undefined
  const most = version < '7.0' ? INT64_MAX : UINT64_MAX
  const number = BigInt(digits)
  const product = (number > most ? most : number) * UNITS[unit.toLowerCase()]
  if (version >= '7.0') return BigInt.asUintN(64, product)
  const bytes = BigInt.asIntN(64, sign === '-' ? -product : product)
  return bytes < 0n ? undefined : bytes
}

export const NOT_MEMORY = new Refusal('argument must be a memory value')

function readMemory(
  text: ByteString,
  version: RedisVersion,
  least: number | bigint,
  most: bigint,
): ByteString | Refusal {
  const bytes = parseMemory(text, version)
  return bytes === undefined ? NOT_MEMORY : within(bytes, least, most)
}

export function within(
  value: bigint,
  least: number | bigint,
  most: number | bigint,
): ByteString | Refusal {
  if (value >= least && value <= most) return `${value}`
  return new Refusal(`argument must be between ${least} and ${most} inclusive`)
}

function readChoice(text: ByteString, choices: readonly string[]): ByteString | Refusal {
  const lower = text.toLowerCase()
  if (choices.includes(lower)) return lower
  const list = `must be one of the following: ${choices.join(', ')}`
  return new Refusal(`argument(s) ${list}`, `argument ${list}`)
}
