const DIGITS = 40

/** Forty hexadecimal digits, which another server, or another start of this one, has not. */
export function newRunId(random: () => number): string {
  return Array.from({ length: DIGITS }, () => Math.floor(random() * 16).toString(16)).join('')
}
