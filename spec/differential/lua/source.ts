import fc, { type Arbitrary } from 'fast-check'
import type { ByteString } from '../../../lib/reply/byte-string.js'

/** Generated Lua source text. */
export type Source = Arbitrary<string>

/** A template whose `$` each stand for a generated part, in their order. */
export function form(template: string, ...parts: Source[]): Source {
  const pieces = template.split('$')
  if (pieces.length !== parts.length + 1) throw new Error(`parts of ${template}`)
  return fc
    .tuple(...parts)
    .map((texts) => pieces[0] + texts.map((text, i) => text + pieces[i + 1]).join(''))
}

export function oneOf(...choices: string[]): Source {
  return fc.constantFrom(...choices)
}

/** Sources with commas between. */
export function list(part: Source, minLength: number, maxLength: number): Source {
  return fc.array(part, { minLength, maxLength }).map((texts) => texts.join(','))
}

/** A byte string as Lua reads it. */
export function quoted(bytes: ByteString): string {
  const text = bytes.replace(/[^ !#-[\]-~]/g, (byte) => {
    return `\\${String(byte.charCodeAt(0)).padStart(3, '0')}`
  })
  return `"${text}"`
}
