import { checkBytes, checkFunction, optionalBytes, raise } from '../../arguments.js'
import { makeCalls } from '../../call.js'
import { compile, compileForDebugging } from '../../compiler/compile.js'
import { SyntaxFailure } from '../../compiler/syntax-error.js'
import { throwValue } from '../../error.js'
import { mainClosure } from '../../main-closure.js'
import { textOf } from '../../metamethods.js'
import { protectedCallThen } from '../../protected-call.js'
import {
  insertAt,
  type LuaState,
  pop,
  pushBytes,
  pushCopy,
  pushNative,
  pushNil,
  pushValue,
  valueAt,
} from '../../stack.js'
import { cString } from '../c-string.js'

/** Pieces are joined now and then, so that many small ones take no more room than their text. */
const PIECES_AT_ONCE = 4096
/** Longer sources from a reader end as Lua runs out of memory. */
const LONGEST_SOURCE = 2 ** 26
/** The level of it, as seen from the function that calls the reader. */
const CALLER_OF_LOAD = 2

/** `loadstring (string [, chunkname])`: the name is the source itself where there is none. */
export function loadstring(L: LuaState): number {
  const source = checkBytes(L, 1)
  return pushChunk(L, source, optionalBytes(L, 2, source))
}

/**
 * `load (func [, chunkname])`: an error of the reader is a reason why there is no chunk,
 * and the message handler sees it first.
 */
export function load(L: LuaState): number {
  const name = optionalBytes(L, 2, '=(load)')
  checkFunction(L, 1)
  pushNative(L, readSource)
  pushCopy(L, 1)
  return protectedCallThen(L, L.top - 2, 1, L.messageHandler, (isRead) => {
    if (isRead) return pushChunk(L, valueAt(L, -1) as string, name)
    pushNil(L)
    insertAt(L, -2)
    return 2
  })
}

function pushChunk(L: LuaState, source: string, name: string): number {
  const isDebugged = L.global.onLine !== undefined
  const chunk = (isDebugged ? compileForDebugging : compile)(source, cString(name), L.hostCalls)
  if (chunk instanceof SyntaxFailure) {
    pushNil(L)
    pushBytes(L, chunk.message)
    return 2
  }
  pushValue(L, mainClosure(chunk, L.global.globals))
  return 1
}

/** Joins what the reader returns until nothing more comes. */
function readSource(L: LuaState): number {
  return makeCalls(L, readPieces(L))
}

function* readPieces(L: LuaState): Generator<number, number> {
  let source = ''
  let pieces: string[] = []
  for (;;) {
    pushCopy(L, 1)
    yield 0
    const piece = takePiece(L)
    if (piece === '') break
    pieces.push(piece)
    if (pieces.length < PIECES_AT_ONCE) continue
    source += pieces.join('')
    pieces = []
    if (source.length > LONGEST_SOURCE) throwValue(L, 'not enough memory')
  }
  pushBytes(L, source + pieces.join(''))
  return 1
}

function takePiece(L: LuaState): string {
  const piece = valueAt(L, -1)
  pop(L)
  if (piece === undefined) return ''
  return textOf(piece) ?? raise(L, 'reader function must return a string', CALLER_OF_LOAD)
}
