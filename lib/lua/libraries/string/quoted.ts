const SPECIAL = /["\\\n\r\0]/g

const ESCAPES: Readonly<Record<string, string>> = {
  '"': '\\"',
  '\\': '\\\\',
  '\n': '\\\n',
  '\r': '\\r',
  '\0': '\\000',
}

/** A string in quotes, as `%q` writes it for Lua to read back. */
export function quoted(text: string): string {
  return `"${text.replace(SPECIAL, (special) => ESCAPES[special])}"`
}
