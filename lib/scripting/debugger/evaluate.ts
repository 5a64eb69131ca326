import { type Chunk, CompileError, Interpreter } from '../../lua/interpreter.js'
import { pushMain } from '../../lua/main-closure.js'
import {
  bytesAt,
  getIndexed,
  type LuaState,
  pop,
  protectedCall,
  pushBytes,
  removeAt,
} from '../../lua/stack.js'
import type { ByteString } from '../../reply/byte-string.js'
import { cText } from '../../reply/errors/scripting.js'
import type { Debugger } from './debugger.js'
import { pushGlobal } from './print.js'
import { valueText } from './value-text.js'

const CHUNK_NAME = '@ldb_eval'

/** Evaluates an expression, or runs statements, in a function of its own. */
export function evaluate(
  { journal }: Debugger,
  L: LuaState,
  [, ...words]: readonly ByteString[],
): void {
  const chunk = compiled(words.join(' '))
  if (chunk instanceof CompileError) {
    journal.add(`<error> ${cText(chunk.message)}`)
    return
  }
  pushMain(L, chunk)
  if (protectedCall(L, 0, 1)) journal.addTrimmed(`<retval> ${valueText(L)}`)
  else journal.add(`<error> ${errorText(L)}`)
  pop(L)
}

/** Calls a command as the script does; that is what shows it, and its reply. */
export function callRedis(each: Debugger, L: LuaState, argv: readonly ByteString[]): void {
  pushGlobal(L, 'redis')
  pushBytes(L, 'call')
  getIndexed(L, -2)
  removeAt(L, -2)
  for (const arg of argv) pushBytes(L, arg)
  each.isStepping = true
  protectedCall(L, argv.length, 1)
  each.isStepping = false
  pop(L)
}

function compiled(code: ByteString): Chunk | CompileError {
  const interpreter = Interpreter.shared()
  const expression = interpreter.compile(`return ${code}`, CHUNK_NAME)
  return expression instanceof CompileError ? interpreter.compile(code, CHUNK_NAME) : expression
}

/** What an error says; real Redis ends where it is no string, and so in its own errors. */
function errorText(L: LuaState): ByteString {
  const text = bytesAt(L, -1)
  return text === undefined ? valueText(L) : cText(text)
}
