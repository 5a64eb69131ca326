import { modulo, power } from './arithmetic.js'
import { closeUpvalues, enter, leave } from './call.js'
import { CONSTANT_BIT, INSTRUCTION_SIZE } from './compiler/opcodes.js'
import {
  callIterator,
  forPrepare,
  makeClosure,
  setList,
  tableSize,
  tailCall,
  varargs,
} from './execute-parts.js'
import { beginLine } from './line-hook.js'
import {
  arithmeticOn,
  concatenate,
  equals,
  index,
  lengthOf,
  lessOrEqual,
  lessThan,
  negated,
  setIndex,
} from './metamethods.js'
import { NO_REGISTER, UPVALUE_REGISTER } from './operand-error.js'
import type { LuaState } from './state.js'
import { countRounds } from './steps.js'
import { LuaTable } from './table.js'
import { type Closure, type LuaValue, POSITIVE_NAN } from './values.js'

/**
 * Runs Lua functions: from the frame on top until the one that the host entered returns, or the
 * coroutine yields. A call of a Lua function by another goes on in the same loop.
 *
 * The cases are the numbers of `OP`, spelt out: V8 jumps through a table only where they are literals,
 * and compares one after the other where they are names.
 *
 * A frame's `pc` stands behind the running instruction at all times, for lines in messages.
 */
export function execute(L: LuaState): void {
  const { stack } = L
  const { roundsAtOnce } = L.global
  /** How many calls and rounds of loops are left until it tells of them. */
  let rounds = roundsAtOnce
  nextFrame: for (;;) {
    const { frame } = L
    if (--rounds === 0) {
      rounds = roundsAtOnce
      countRounds(L, frame, frame.pc)
    }
    const closure = frame.closure as Closure
    const { code, constants } = closure.proto
    const { base } = frame
    let { pc } = frame
    for (;;) {
      const at = pc * INSTRUCTION_SIZE
      const a = base + code[at + 1]
      const b = code[at + 2]
      const c = code[at + 3]
      frame.pc = ++pc
      switch (code[at]) {
        case 0: // MOVE
          stack[a] = stack[base + b]
          break
        case 1: // LOADK
          stack[a] = constants[b]
          break
        case 2: // LOADKX
          stack[a] = constants[code[pc * INSTRUCTION_SIZE + 2]]
          frame.pc = ++pc
          break
        case 3: // LOADBOOL
          stack[a] = b !== 0
          pc += c
          break
        case 4: // LOADNIL
          for (let slot = a; slot <= a + b; slot++) stack[slot] = undefined
          break
        case 5: {
          // GETUPVAL
          const upvalue = closure.upvalues[b]
          stack[a] = upvalue.slots[upvalue.index]
          break
        }
        case 9: {
          // SETUPVAL
          const upvalue = closure.upvalues[b]
          upvalue.slots[upvalue.index] = stack[a]
          break
        }
        case 47: {
          // GETGLOBAL
          const key = c >= CONSTANT_BIT ? constants[c - CONSTANT_BIT] : stack[base + c]
          const { environment } = closure
          stack[a] = environment.get(key) ?? index(L, environment, key, NO_REGISTER)
          break
        }
        case 48: {
          // SETGLOBAL
          const key = b >= CONSTANT_BIT ? constants[b - CONSTANT_BIT] : stack[base + b]
          const value = c >= CONSTANT_BIT ? constants[c - CONSTANT_BIT] : stack[base + c]
          setIndex(L, closure.environment, key, value, NO_REGISTER)
          break
        }
        case 6: {
          // GETTABUP
          const upvalue = closure.upvalues[b]
          const key = c >= CONSTANT_BIT ? constants[c - CONSTANT_BIT] : stack[base + c]
          stack[a] = index(L, upvalue.slots[upvalue.index], key, UPVALUE_REGISTER - b)
          break
        }
        case 8: {
          // SETTABUP
          const place = code[at + 1]
          const upvalue = closure.upvalues[place]
          const key = b >= CONSTANT_BIT ? constants[b - CONSTANT_BIT] : stack[base + b]
          const value = c >= CONSTANT_BIT ? constants[c - CONSTANT_BIT] : stack[base + c]
          setIndex(L, upvalue.slots[upvalue.index], key, value, UPVALUE_REGISTER - place)
          break
        }
        case 7: {
          // GETTABLE
          const object = stack[base + b]
          const key = c >= CONSTANT_BIT ? constants[c - CONSTANT_BIT] : stack[base + c]
          const found = object instanceof LuaTable ? object.get(key) : undefined
          stack[a] = found === undefined ? index(L, object, key, b) : found
          break
        }
        case 10: {
          // SETTABLE
          const object = stack[a]
          const key = b >= CONSTANT_BIT ? constants[b - CONSTANT_BIT] : stack[base + b]
          const value = c >= CONSTANT_BIT ? constants[c - CONSTANT_BIT] : stack[base + c]
          if (
            object instanceof LuaTable &&
            (typeof key === 'string' || (typeof key === 'number' && key === key)) &&
            object.metatable === undefined &&
            !object.isReadOnly
          ) {
            object.set(key, value)
          } else {
            setIndex(L, object, key, value, code[at + 1])
          }
          break
        }
        case 11: // NEWTABLE
          stack[a] = new LuaTable(tableSize(b), tableSize(c))
          break
        case 12: {
          // SELF
          const object = stack[base + b]
          const key = c >= CONSTANT_BIT ? constants[c - CONSTANT_BIT] : stack[base + c]
          stack[a + 1] = object
          stack[a] = index(L, object, key, b)
          break
        }
        case 13: {
          // ADD
          const x = b >= CONSTANT_BIT ? constants[b - CONSTANT_BIT] : stack[base + b]
          const y = c >= CONSTANT_BIT ? constants[c - CONSTANT_BIT] : stack[base + c]
          stack[a] =
            typeof x === 'number' && typeof y === 'number'
              ? x + y
              : arithmeticOn(L, '__add', x, y, b, c)
          break
        }
        case 14: {
          // SUB
          const x = b >= CONSTANT_BIT ? constants[b - CONSTANT_BIT] : stack[base + b]
          const y = c >= CONSTANT_BIT ? constants[c - CONSTANT_BIT] : stack[base + c]
          stack[a] =
            typeof x === 'number' && typeof y === 'number'
              ? x - y
              : arithmeticOn(L, '__sub', x, y, b, c)
          break
        }
        case 15: {
          // MUL
          const x = b >= CONSTANT_BIT ? constants[b - CONSTANT_BIT] : stack[base + b]
          const y = c >= CONSTANT_BIT ? constants[c - CONSTANT_BIT] : stack[base + c]
          stack[a] =
            typeof x === 'number' && typeof y === 'number'
              ? x * y
              : arithmeticOn(L, '__mul', x, y, b, c)
          break
        }
        case 18: {
          // DIV
          const x = b >= CONSTANT_BIT ? constants[b - CONSTANT_BIT] : stack[base + b]
          const y = c >= CONSTANT_BIT ? constants[c - CONSTANT_BIT] : stack[base + c]
          stack[a] =
            typeof x === 'number' && typeof y === 'number'
              ? x / y
              : arithmeticOn(L, '__div', x, y, b, c)
          break
        }
        case 16: {
          // MOD
          const x = b >= CONSTANT_BIT ? constants[b - CONSTANT_BIT] : stack[base + b]
          const y = c >= CONSTANT_BIT ? constants[c - CONSTANT_BIT] : stack[base + c]
          stack[a] =
            typeof x === 'number' && typeof y === 'number'
              ? modulo(x, y)
              : arithmeticOn(L, '__mod', x, y, b, c)
          break
        }
        case 17: {
          // POW
          const x = b >= CONSTANT_BIT ? constants[b - CONSTANT_BIT] : stack[base + b]
          const y = c >= CONSTANT_BIT ? constants[c - CONSTANT_BIT] : stack[base + c]
          stack[a] =
            typeof x === 'number' && typeof y === 'number'
              ? power(x, y)
              : arithmeticOn(L, '__pow', x, y, b, c)
          break
        }
        case 25: {
          // UNM
          const x = stack[base + b]
          // The sign of a NaN is kept apart, by `negated`.
          stack[a] = typeof x === 'number' && x === x ? -x : negated(L, x, b)
          break
        }
        case 27: {
          // NOT
          const x = stack[base + b]
          stack[a] = x === undefined || x === false
          break
        }
        case 28: // LEN
          stack[a] = lengthOf(L, stack[base + b], b)
          break
        case 29: // CONCAT
          stack[a] = concatenate(L, base + b, base + c, b)
          break
        case 30: // JMP
          pc += b
          if (code[at + 1] !== 0) closeUpvalues(L, a - 1)
          if (b < 0 && --rounds === 0) {
            rounds = roundsAtOnce
            countRounds(L, frame, pc)
          }
          break
        case 31: {
          // EQ
          const x = b >= CONSTANT_BIT ? constants[b - CONSTANT_BIT] : stack[base + b]
          const y = c >= CONSTANT_BIT ? constants[c - CONSTANT_BIT] : stack[base + c]
          const isEqual = x === y && x !== POSITIVE_NAN ? true : equals(L, x, y)
          if (isEqual !== (code[at + 1] !== 0)) pc++
          break
        }
        case 32: {
          // LT
          const x = b >= CONSTANT_BIT ? constants[b - CONSTANT_BIT] : stack[base + b]
          const y = c >= CONSTANT_BIT ? constants[c - CONSTANT_BIT] : stack[base + c]
          const isLess = typeof x === 'number' && typeof y === 'number' ? x < y : lessThan(L, x, y)
          if (isLess !== (code[at + 1] !== 0)) pc++
          break
        }
        case 33: {
          // LE
          const x = b >= CONSTANT_BIT ? constants[b - CONSTANT_BIT] : stack[base + b]
          const y = c >= CONSTANT_BIT ? constants[c - CONSTANT_BIT] : stack[base + c]
          const isLess =
            typeof x === 'number' && typeof y === 'number' ? x <= y : lessOrEqual(L, x, y)
          if (isLess !== (code[at + 1] !== 0)) pc++
          break
        }
        case 34: {
          // TEST
          const x = stack[a]
          if ((x === undefined || x === false) === (c !== 0)) pc++
          break
        }
        case 35: {
          // TESTSET
          const x = stack[base + b]
          if ((x === undefined || x === false) === (c !== 0)) pc++
          else stack[a] = x
          break
        }
        case 36: {
          // CALL
          if (b !== 0) L.top = a + b
          const entered = enter(L, a, c - 1)
          if (entered === 'lua') continue nextFrame
          if (entered === 'yielded') return
          if (c !== 0) L.top = frame.top
          break
        }
        case 37: {
          // TAILCALL
          if (b !== 0) L.top = a + b
          const entered = enter(L, a, -1)
          if (entered === 'yielded') return
          if (entered === 'lua') {
            tailCall(L, frame)
            continue nextFrame
          }
          break
        }
        case 38: {
          // RETURN
          if (L.openUpvalues.length > 0) closeUpvalues(L, base)
          leave(L, a, b !== 0 ? b - 1 : L.top - a)
          if (frame.isFresh) return
          if (frame.wanted >= 0) L.top = L.frame.top
          continue nextFrame
        }
        case 39: {
          // FORLOOP
          const step = stack[a + 2] as number
          const next = (stack[a] as number) + step
          const limit = stack[a + 1] as number
          if (step > 0 ? next <= limit : limit <= next) {
            pc += b
            stack[a] = next
            stack[a + 3] = next
            if (--rounds === 0) {
              rounds = roundsAtOnce
              countRounds(L, frame, pc)
            }
          }
          break
        }
        case 40: // FORPREP
          forPrepare(L, a)
          pc += b
          break
        case 41: {
          // TFORCALL
          const first = a + 3
          stack[first + 2] = stack[a + 2]
          stack[first + 1] = stack[a + 1]
          stack[first] = stack[a]
          L.top = first + 3
          callIterator(L, first, c)
          break
        }
        case 42: {
          // TFORLOOP
          const control: LuaValue = stack[a + 1]
          if (control !== undefined) {
            stack[a] = control
            pc += b
            if (--rounds === 0) {
              rounds = roundsAtOnce
              countRounds(L, frame, pc)
            }
          }
          break
        }
        case 43: {
          // SETLIST
          const batch = c === 0 ? code[pc * INSTRUCTION_SIZE + 2] : c
          if (c === 0) pc++
          setList(L, a, b !== 0 ? b : L.top - a - 1, batch)
          L.top = frame.top
          break
        }
        case 44: // CLOSURE
          stack[a] = makeClosure(L, closure, closure.proto.functions[b], base)
          break
        case 45: // VARARG
          varargs(L, frame, a, b - 1)
          break
        case 49: // LINE
          beginLine(L, frame, b !== 0)
          break
      }
    }
  }
}
