/** How long a chunk's name may be in messages of run-time errors, and of syntax errors. */
export const RUN_TIME_NAME = 60
export const SYNTAX_NAME = 80

/**
 * A chunk's name as messages show it: `=name` and `@file` without their mark, anything else as
 * `[string "its first line"]`.
 * @param limit the size of the buffer that Lua 5.1 writes it to, its end included.
 */
export function shortSource(source: string, limit: number): string {
  const name = source.split('\0', 1)[0]
  if (name.startsWith('=')) return name.slice(1, limit)
  if (name.startsWith('@')) {
    const most = limit - " '...' ".length - 1
    const file = name.slice(1)
    return file.length > most ? `...${file.slice(file.length - most)}` : file
  }
  const most = limit - ' [string "..."] '.length - 1
  const line = name.split(/[\n\r]/, 1)[0].slice(0, most)
  return `[string "${line}${line.length < name.length ? '...' : ''}"]`
}
