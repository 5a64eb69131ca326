/**
 * The operations of the bytecode: those of Lua 5.3 that Lua 5.1 source compiles to, by their own
 * numbers, two for globals, which Lua 5.1 finds in the environment of the function, and one where a
 * line begins, in chunks that are debugged.
 */
export const OP = {
  MOVE: 0,
  LOADK: 1,
  LOADKX: 2,
  LOADBOOL: 3,
  LOADNIL: 4,
  GETUPVAL: 5,
  GETTABUP: 6,
  GETTABLE: 7,
  SETTABUP: 8,
  SETUPVAL: 9,
  SETTABLE: 10,
  NEWTABLE: 11,
  SELF: 12,
  ADD: 13,
  SUB: 14,
  MUL: 15,
  MOD: 16,
  POW: 17,
  DIV: 18,
  UNM: 25,
  NOT: 27,
  LEN: 28,
  CONCAT: 29,
  JMP: 30,
  EQ: 31,
  LT: 32,
  LE: 33,
  TEST: 34,
  TESTSET: 35,
  CALL: 36,
  TAILCALL: 37,
  RETURN: 38,
  FORLOOP: 39,
  FORPREP: 40,
  TFORCALL: 41,
  TFORLOOP: 42,
  SETLIST: 43,
  CLOSURE: 44,
  VARARG: 45,
  EXTRAARG: 46,
  GETGLOBAL: 47,
  SETGLOBAL: 48,
  LINE: 49,
} as const

/** What may skip the jump behind it. */
export const TESTS: ReadonlySet<number> = new Set([OP.EQ, OP.LT, OP.LE, OP.TEST, OP.TESTSET])

/** How many numbers an instruction takes: its operation and the operands A, B and C. */
export const INSTRUCTION_SIZE = 4

/** An operand B or C from here on is a constant, else a register. */
export const CONSTANT_BIT = 256
