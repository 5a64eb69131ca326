import { BREAK_MARK, withBlockEnds } from './block-ends.js'
import { RUN_TIME_NAME, shortSource } from './chunk-name.js'
import { decodeProto } from './decode-proto.js'
import { ARG_TABLE_NAME, generateCode } from './generate-code.js'
import { Lexer } from './lexer.js'
import { withLineStops } from './line-stops.js'
import type { Proto } from './proto.js'
import { SyntaxFailure } from './syntax-error.js'
import { type ArgTable, SyntaxReader } from './syntax-reader.js'
import { NAME, type Token } from './token.js'
import { TokenStream } from './token-stream.js'

/**
 * Compiles a chunk of Lua 5.1.
 *
 * @param text the source, a byte string.
 * @param source the chunk's name: `@file`, `=name`, or the source itself.
 * @param levels calls through the host under way, which count as levels of nesting.
 * @returns the main function, or why the chunk does not compile.
 */
export function compile(text: string, source: string, levels = 0): Proto | SyntaxFailure {
  return compileTokens(text, source, levels, (tokens) => tokens)
}

/** As {@link compile}, of a chunk that tells of each line that it comes to. */
export function compileForDebugging(
  text: string,
  source: string,
  levels = 0,
): Proto | SyntaxFailure {
  const chunk = compileTokens(text, source, levels, withBreaksInBlocks)
  return chunk instanceof SyntaxFailure ? chunk : withLineStops(withBlockEnds(chunk))
}

function compileTokens(
  text: string,
  source: string,
  levels: number,
  rewrite: (tokens: readonly Token[]) => readonly Token[],
): Proto | SyntaxFailure {
  try {
    const stream = new TokenStream(new Lexer(text, source), levels)
    const reader = new SyntaxReader(stream)
    const scope = reader.readChunk()
    const tokens = rewrite(withZeros(withArgTables(stream.tokens, reader.argTables)))
    const proto = generateCode(tokens, (token) =>
      stream.failAt(token, 'function or expression too complex'),
    )
    return decodeProto(proto, scope, {
      source,
      shortSource: shortSource(source, RUN_TIME_NAME),
    })
  } catch (failure) {
    if (failure instanceof SyntaxFailure) return failure
    throw failure
  }
}

/**
 * Gives each vararg function its local `arg`, which is nil where the function uses `...`.
 * @see https://www.lua.org/manual/5.1/manual.html#7.1
 */
function withArgTables(tokens: readonly Token[], tables: readonly ArgTable[]): readonly Token[] {
  if (tables.length === 0) return tokens
  const scopes = new Map(tables.map(({ before, scope }) => [before, scope]))
  return tokens.flatMap((token) => {
    const scope = scopes.get(token)
    if (scope === undefined) return [token]
    const { line } = token
    const symbol = (kind: string, text = kind): Token => ({ kind, text, value: text, line })
    const declaration = [symbol('local'), symbol(NAME, 'arg')]
    if (scope.usesVararg) return [...declaration, token]
    scope.callLines.unshift(line)
    const call = [symbol(NAME, ARG_TABLE_NAME), symbol('('), symbol('...'), symbol(')')]
    return [...declaration, symbol('='), ...call, token]
  })
}

/**
 * Lua 5.1 makes `-0` a constant, and has one constant for all zeros of a function: the sign that is
 * spelt first counts for all of them.
 */
function withZeros(tokens: readonly Token[]): readonly Token[] {
  if (!tokens.some(({ isSignOfZero }) => isSignOfZero)) return tokens
  return tokens.flatMap((token, i) => {
    if (token.isSignOfZero === true) return []
    return tokens[i - 1]?.isSignOfZero === true ? [{ ...token, value: -0 }] : [token]
  })
}

/**
 * Lua 5.1 makes a jump of its own of each `break`, at its line; in a block fengari does so too. The
 * jump is known by the half that its line has more.
 */
function withBreaksInBlocks(tokens: readonly Token[]): readonly Token[] {
  return tokens.flatMap((token) => {
    if (token.kind !== 'break') return [token]
    const symbol = (kind: string, line: number): Token => ({ kind, text: kind, value: kind, line })
    return [symbol('do', token.line + BREAK_MARK), token, symbol('end', token.line)]
  })
}
