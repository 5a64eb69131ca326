import { ERROR_IN_HANDLER, LuaError, throwRuntimeError } from './error.js'
import { NO_REGISTER, throwTypeError } from './operand-error.js'
import { Frame, type LuaState, reserveSlots } from './state.js'
import { endValue, Suspension } from './suspension.js'
import { LuaTable } from './table.js'
import { Closure, NativeClosure, Userdata } from './values.js'
import { calledRegister } from './variable-name.js'

/** Calls through the host that may be under way at once. @see luaconf.h of Lua 5.1: LUAI_MAXCCALLS */
const MOST_HOST_CALLS = 200
/** Room above it for the handler of the error. */
const MOST_WHILE_HANDLING = 225
/**
 * Calls of any kind. Lua 5.1 allows 20,000, but doubles its array of frames to get there, and stops
 * at 16,384 where it would have to pass the limit.
 */
const MOST_FRAMES = 16_383
/** Room above it for the handler of the error. */
const MOST_FRAMES_WHILE_HANDLING = 2 * MOST_FRAMES
/** Slots that a native function may use without asking. */
const NATIVE_SLOTS = 40

/** What a native function answers to leave its coroutine where it is: `coroutine.yield` does. */
export const YIELD = -1

/** How a call began: a Lua function waits to be executed, a native one is done, or has yielded. */
export type Entered = 'lua' | 'done' | 'yielded'

/**
 * Calls the function in a slot with the values above it; its results take their place. No suspension
 * leaves it: who calls has no way to go on behind it later.
 */
export function call(L: LuaState, slot: number, wanted: number): void {
  const { global } = L
  // Where an error ends it, `protectedCall` sets the count right.
  global.solidCalls++
  leavableCall(L, slot, wanted)
  global.solidCalls--
}

/** As {@link call}; a suspension may leave it, and is to be told what goes on behind it. */
export function leavableCall(L: LuaState, slot: number, wanted: number): void {
  if (++L.hostCalls >= MOST_HOST_CALLS) refuseHostCall(L)
  let isLua = false
  try {
    isLua = enter(L, slot, wanted) === 'lua'
    if (isLua) {
      L.frame.isFresh = true
      L.global.execute(L)
    }
  } catch (thrown) {
    if (thrown instanceof Suspension) {
      thrown.behind((ending) => {
        endValue(ending)
        if (isLua) goOn(L)
        L.hostCalls--
      })
    }
    throw thrown
  }
  L.hostCalls--
}

/** Executes the frame on top, as {@link LuaState.global} does, also when a suspension left it. */
export function goOn(L: LuaState): void {
  try {
    L.global.execute(L)
  } catch (thrown) {
    if (thrown instanceof Suspension) {
      thrown.behind((ending) => {
        endValue(ending)
        goOn(L)
      })
    }
    throw thrown
  }
}

/**
 * Makes the calls of a native function one after the other.
 * @param calls leaves a function and its arguments on the stack, and yields how many arguments; its
 *   one result stands there then. It returns what the native function returns.
 */
export function makeCalls(L: LuaState, calls: Generator<number, number>): number {
  for (;;) {
    const { done, value } = calls.next()
    if (done) return value
    try {
      leavableCall(L, L.top - value - 1, 1)
    } catch (thrown) {
      if (thrown instanceof Suspension) {
        thrown.behind((ending) => {
          endValue(ending)
          return makeCalls(L, calls)
        })
      }
      throw thrown
    }
  }
}

function refuseHostCall(L: LuaState): void {
  if (L.hostCalls === MOST_HOST_CALLS) throwRuntimeError(L, 'C stack overflow')
  if (L.hostCalls >= MOST_WHILE_HANDLING) throw new LuaError(ERROR_IN_HANDLER)
}

/** Begins a call: makes the frame of a Lua function, or runs a native one. */
export function enter(L: LuaState, slot: number, wanted: number): Entered {
  const called = L.stack[slot]
  if (called instanceof Closure) {
    enterClosure(L, called, slot, wanted)
    return 'lua'
  }
  if (called instanceof NativeClosure) return runNative(L, called, slot, wanted)
  insertCallMetamethod(L, slot)
  return enter(L, slot, wanted)
}

function runNative(L: LuaState, called: NativeClosure, slot: number, wanted: number): Entered {
  const frame = pushFrame(L, called, slot, wanted)
  frame.base = slot + 1
  L.base = frame.base
  if (L.stack.length < L.top + NATIVE_SLOTS) reserveSlots(L, L.top + NATIVE_SLOTS)
  let results: number
  try {
    results = called.run(L)
  } catch (thrown) {
    if (thrown instanceof Suspension)
      thrown.behind((ending) => leaveNative(L, endValue(ending) as number))
    throw thrown
  }
  if (results === YIELD) return 'yielded'
  leave(L, L.top - results, results)
  return 'done'
}

/** Ends the call of a native function that a suspension left, with the results on top of the stack. */
function leaveNative(L: LuaState, results: number): void {
  const { wanted } = L.frame
  leave(L, L.top - results, results)
  if (wanted >= 0 && L.frame.closure instanceof Closure) L.top = L.frame.top
}

function enterClosure(L: LuaState, closure: Closure, slot: number, wanted: number): void {
  const { proto } = closure
  const frame = pushFrame(L, closure, slot, wanted)
  const { stack } = L
  let base = slot + 1
  if (proto.isVararg) {
    // The fixed parameters move above all arguments, which stay below for `...`.
    base = L.top
    for (let i = 0; i < proto.parameters; i++) {
      const from = slot + 1 + i
      stack[base + i] = from < base ? stack[from] : undefined
    }
  } else {
    for (let i = L.top - base; i < proto.parameters; i++) stack[base + i] = undefined
  }
  frame.base = base
  frame.top = base + proto.registers
  frame.pc = 0
  if (stack.length < frame.top + NATIVE_SLOTS) reserveSlots(L, frame.top + NATIVE_SLOTS)
  L.base = base
  L.top = frame.top
}

function pushFrame(
  L: LuaState,
  closure: Closure | NativeClosure,
  slot: number,
  wanted: number,
): Frame {
  const { frame: caller } = L
  if (caller.depth >= MOST_FRAMES) refuseFrame(L, caller.depth)
  caller.next ??= new Frame(caller)
  const frame = caller.next
  frame.closure = closure
  frame.functionSlot = slot
  frame.wanted = wanted
  frame.isFresh = false
  frame.tailCalls = 0
  L.frame = frame
  return frame
}

/** While the handler of the error runs, there is room above the limit. */
function refuseFrame(L: LuaState, depth: number): void {
  if (depth >= MOST_FRAMES_WHILE_HANDLING) throw new LuaError(ERROR_IN_HANDLER)
  if (L.isHandlingOverflow) return
  L.isHandlingOverflow = true
  try {
    throwRuntimeError(L, 'stack overflow')
  } finally {
    L.isHandlingOverflow = false
  }
}

/** Ends the running call: its results go to the slot of its function, as many as are wanted. */
export function leave(L: LuaState, first: number, count: number): void {
  const { stack, frame } = L
  const { wanted, functionSlot: to } = frame
  const caller = frame.previous as Frame
  L.frame = caller
  L.base = caller.base
  if (wanted === 1) {
    stack[to] = count > 0 ? stack[first] : undefined
    L.top = to + 1
    return
  }
  const moved = wanted < 0 ? count : wanted
  for (let i = 0; i < moved; i++) stack[to + i] = i < count ? stack[first + i] : undefined
  L.top = to + moved
}

/** A value with `__call` goes behind its metamethod, as the first argument. */
function insertCallMetamethod(L: LuaState, slot: number): void {
  const { stack } = L
  const called = stack[slot]
  const hasMetatable = called instanceof LuaTable || called instanceof Userdata
  const metatable = hasMetatable
    ? called.metatable
    : typeof called === 'string'
      ? L.global.stringMetatable
      : undefined
  const handler = metatable?.getString('__call')
  if (!(handler instanceof Closure || handler instanceof NativeClosure)) {
    throwTypeError(L, called, 'call', registerOfCall(L, slot))
  }
  for (let i = L.top; i > slot; i--) stack[i] = stack[i - 1]
  L.top++
  stack[slot] = handler
}

/** The register that a failing call names: that of the instruction, where Lua itself calls. */
function registerOfCall(L: LuaState, slot: number): number {
  const { closure, pc, base } = L.frame
  if (!(closure instanceof Closure)) return NO_REGISTER
  const register = calledRegister(closure.proto, pc - 1)
  return register === slot - base ? register : NO_REGISTER
}

/** Takes the upvalues at a slot and above out of the stack. */
export function closeUpvalues(L: LuaState, slot: number): void {
  const { openUpvalues } = L
  while (openUpvalues.length > 0) {
    const last = openUpvalues[openUpvalues.length - 1]
    if (last.index < slot) return
    last.close()
    openUpvalues.pop()
  }
}
