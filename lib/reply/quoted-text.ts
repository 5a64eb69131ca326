import type { ByteString } from './byte-string.js'

const ESCAPES: Readonly<Record<string, string>> = {
  '\\': '\\\\',
  '"': '\\"',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '\u0007': '\\a',
  '\b': '\\b',
}

/** Bytes in double quotes, with all but visible ASCII and the space escaped, as MONITOR shows them. */
export function quotedText(bytes: ByteString): string {
  return `"${bytes.replace(/[^ !#-[\]-~]/g, escaped)}"`
}

function escaped(byte: string): string {
  return ESCAPES[byte] ?? `\\x${byte.charCodeAt(0).toString(16).padStart(2, '0')}`
}
