/** What is neither a name nor a value, by its own spelling; `<name>` and its like by their kind. */
export type TokenKind = string

/** A token of Lua 5.1. */
export interface Token {
  readonly kind: TokenKind
  /** What the lexer read of a name, string or number, as messages quote it. */
  readonly text: string
  /** The value of a name, string or number. */
  readonly value: string | number
  /** The line that the lexer had reached when the token was read. */
  readonly line: number
  /** The line to give to the instruction of an operator: where its last operand ends. */
  operatorLine?: number
  /** Whether it is a minus that, with the 0 behind it, makes one constant. */
  isSignOfZero?: boolean
}

export const NAME = '<name>'
export const STRING = '<string>'
export const NUMBER = '<number>'
export const END_OF_FILE = '<eof>'

export const RESERVED_WORDS: ReadonlySet<string> = new Set([
  ...['and', 'break', 'do', 'else', 'elseif', 'end', 'false', 'for', 'function', 'if', 'in'],
  ...['local', 'nil', 'not', 'or', 'repeat', 'return', 'then', 'true', 'until', 'while'],
])
