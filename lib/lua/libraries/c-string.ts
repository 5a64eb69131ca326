/** What C sees of a string: all before its first zero byte. */
export function cString(bytes: string): string {
  const zero = bytes.indexOf('\0')
  return zero < 0 ? bytes : bytes.slice(0, zero)
}
