import { CharBuilder } from './char-builder.js'

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what JSON must escape
const ESCAPED = /["\\/\x00-\x1f\x7f]/

const SHORT_ESCAPES: Readonly<Record<string, string>> = {
  '"': '\\"',
  '\\': '\\\\',
  '/': '\\/',
  '\b': '\\b',
  '\f': '\\f',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
}

/** What stands for each byte up to 127, where it is not the byte itself. */
const ESCAPES: readonly (string | undefined)[] = Array.from({ length: 128 }, (_, code) => {
  const char = String.fromCharCode(code)
  if (!ESCAPED.test(char)) return undefined
  return SHORT_ESCAPES[char] ?? `\\u${code.toString(16).padStart(4, '0')}`
})

/** A byte string in JSON; bytes from 128 on are kept. */
export function stringText(bytes: string): string {
  return ESCAPED.test(bytes) ? `"${escaped(bytes)}"` : `"${bytes}"`
}

function escaped(bytes: string): string {
  const builder = new CharBuilder()
  for (let i = 0; i < bytes.length; i++) {
    const code = bytes.charCodeAt(i)
    const text = ESCAPES[code]
    if (text === undefined) builder.addCode(code)
    else builder.add(text)
  }
  return builder.toString()
}
