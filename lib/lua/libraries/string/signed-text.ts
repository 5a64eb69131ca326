import { type Directive, padded } from './directive.js'

/** A number's text in two parts, between which zeros may go. */
export interface SignedText {
  readonly sign: string
  readonly text: string
}

/** Puts the sign in front that a number has, or that the flags ask for. */
export function withSign(text: string, isNegative: boolean, { flags }: Directive): SignedText {
  if (isNegative) return { sign: '-', text }
  if (flags.includes('+')) return { sign: '+', text }
  return { sign: flags.includes(' ') ? ' ' : '', text }
}

/** Fills up to the width: with zeros behind the sign, if the flags ask for them. */
export function zeroPadded({ sign, text }: SignedText, directive: Directive): string {
  const { flags, width } = directive
  if (sign.length + text.length >= width) return sign + text
  const hasZeros = flags.includes('0') && !flags.includes('-')
  return hasZeros ? sign + text.padStart(width - sign.length, '0') : padded(sign + text, directive)
}
