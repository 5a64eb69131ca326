import type { ByteString } from '../../reply/byte-string.js'
import type { RedisVersion } from '../../reply/version.js'
import { type Parameter, Refusal } from './config-parameter.js'
import { CONFIG_PARAMETERS } from './config-parameters.js'

/** A parameter with the value that a server has for it. */
interface Setting {
  readonly parameter: Parameter
  value: ByteString
  /** The value as a number, for those who ask often. */
  number: number
}

/** Why CONFIG SET failed: at which parameter, and in Redis's words. */
export interface ConfigFailure {
  readonly name: ByteString
  readonly value: ByteString
  /** `undefined` where there is no such parameter. */
  readonly reason: string | undefined
}

type ChangeListener = (value: ByteString) => void

/** The configuration of a server. @see https://redis.io/docs/latest/commands/config-set/ */
export class Config {
  readonly #version: RedisVersion
  readonly #settings = new Map<string, Setting>()
  readonly #listeners = new Map<string, ChangeListener[]>()
  /** What each setting was at first. */
  readonly #first: ReadonlyMap<Setting, ByteString>

  constructor(version: RedisVersion, values: Readonly<Record<string, string | number>>) {
    this.#version = version
    for (const parameter of CONFIG_PARAMETERS) this.#add(parameter)
    for (const [name, value] of Object.entries(values)) this.#preset(name.toLowerCase(), `${value}`)
    this.#first = new Map([...this.#settings.values()].map((setting) => [setting, setting.value]))
  }

  /** Gives each parameter its first value. */
  reset(): void {
    for (const [setting, value] of this.#first) {
      if (setting.value !== value) this.#change(setting, value)
    }
  }

  /** The names that CONFIG GET knows, former names and aliases included. */
  *names(): IterableIterator<string> {
    for (const parameter of CONFIG_PARAMETERS) yield* this.#namesOf(parameter)
  }

  /** Whether CONFIG GET shows a parameter by its whole name alone. */
  isHidden(name: string): boolean {
    const { hiddenSince } = this.#setting(name).parameter
    return hiddenSince !== undefined && this.#version >= hiddenSince
  }

  *#namesOf({ name, alias, formerName, latestName, since, until }: Parameter) {
    if (since !== undefined && this.#version < since) return
    if (until !== undefined && this.#version >= until) return
    if (formerName === undefined || this.#version >= '7.0') yield name
    if (formerName !== undefined) yield formerName
    if (latestName !== undefined && this.#version >= '7.4') yield latestName
    if (alias !== undefined) yield alias
  }

  /** The value of a parameter by any of its names; the name must be one of CONFIG_PARAMETERS. */
  text(name: string): ByteString {
    return this.#setting(name).value
  }

  /** As {@link text}, as CONFIG GET shows it. */
  shown(name: string): ByteString {
    const { parameter, value } = this.#setting(name)
    return parameter.show?.(value) ?? value
  }

  /** As {@link text}, as a number; 1 and 0 for `yes` and `no`. */
  number(name: string): number {
    return this.#setting(name).number
  }

  /** Calls a listener with each new value of a parameter, and with the present one at once. */
  onChange(name: string, listener: ChangeListener): void {
    this.#listeners.set(name, [...(this.#listeners.get(name) ?? []), listener])
    listener(this.text(name))
  }

  /** Sets one parameter, as CONFIG SET does. */
  set(name: ByteString, value: ByteString): ConfigFailure | undefined {
    return this.setAll([[name, value]])
  }

  /** Sets all pairs of names and values, or none of them. */
  setAll(pairs: readonly (readonly [ByteString, ByteString])[]): ConfigFailure | undefined {
    const known = new Set(this.names())
    const changes = new Map<Setting, ByteString>()
    let fixed: readonly [ByteString, ByteString] | undefined
    for (const [i, [name, value]] of pairs.entries()) {
      const failure = this.#refusalOf(name.toLowerCase(), known, pairs.slice(0, i))
      if (failure !== undefined) return { name, value, reason: failure.reason }
    }
    for (const [name, text] of pairs) {
      const setting = this.#setting(name.toLowerCase())
      const value = setting.parameter.read(text, setting.value, this.#version)
      if (value instanceof Refusal) {
        return this.#version < '7.0'
          ? { name, value: text, reason: value.before7 }
          : { name: name.toLowerCase(), value: text, reason: value.reason }
      }
      const isFixed = setting.parameter.fixed !== undefined && value !== setting.value
      if (isFixed) fixed ??= [name, text]
      changes.set(setting, value)
    }
    if (fixed !== undefined) {
      const [given, value] = fixed
      const name = given.toLowerCase()
      return { name, value, reason: this.#setting(name).parameter.fixed }
    }
    for (const [setting, value] of changes) this.#change(setting, value)
    return undefined
  }

  /** Takes over all values of another configuration. */
  copy(other: Config): void {
    for (const { name } of CONFIG_PARAMETERS) this.#change(this.#setting(name), other.text(name))
  }

  #refusalOf(
    name: string,
    known: ReadonlySet<string>,
    before: readonly (readonly [ByteString, ByteString])[],
  ): { reason: string | undefined } | undefined {
    if (!known.has(name)) return { reason: undefined }
    const setting = this.#setting(name)
    const { access, immutableSince = '9' } = setting.parameter
    // 6.2 does not know such a parameter here.
    if (access === 'immutable' || this.#version >= immutableSince) {
      return { reason: this.#version < '7.0' ? undefined : "can't set immutable config" }
    }
    const isProtected = this.#version >= '7.0' && this.text('enable-protected-configs') === 'no'
    if (access === 'protected' && isProtected) {
      return { reason: "can't set protected config" }
    }
    // Redis takes a parameter under two names for two, and sets it twice.
    const isTwice = before.some(([other]) => other.toLowerCase() === name)
    return isTwice ? { reason: 'duplicate parameter' } : undefined
  }

  #add(parameter: Parameter): void {
    const before7 = this.#version < '7.0' ? parameter.before7 : undefined
    const value = before7 ?? parameter.value
    const setting = { parameter, value, number: numberOf(value) }
    for (const name of [
      parameter.name,
      parameter.alias,
      parameter.formerName,
      parameter.latestName,
    ]) {
      if (name !== undefined) this.#settings.set(name, setting)
    }
  }

  #preset(name: string, text: ByteString): void {
    const setting = this.#setting(name)
    const value = setting.parameter.read(text, setting.value, this.#version)
    if (value instanceof Refusal) {
      throw new RangeError(`Bad value '${text}' for the parameter '${name}': ${value.reason}`)
    }
    this.#change(setting, value)
  }

  #change(setting: Setting, value: ByteString): void {
    setting.value = value
    setting.number = numberOf(value)
    for (const listener of this.#listeners.get(setting.parameter.name) ?? []) listener(value)
  }

  #setting(name: string): Setting {
    const setting = this.#settings.get(name)
    if (setting === undefined) throw new RangeError(`Redis has no parameter '${name}'`)
    return setting
  }
}

function numberOf(value: ByteString): number {
  if (value === 'yes') return 1
  return value === 'no' ? 0 : Number(value)
}
