import type { ByteString } from '../byte-string.js'
import { ErrorReply } from '../reply.js'
import { cText, oneLine } from './scripting.js'

export const MISSING_METADATA = new ErrorReply('ERR Missing library metadata')
export const INVALID_METADATA = new ErrorReply('ERR Invalid library metadata')
export const NAME_NOT_GIVEN = new ErrorReply('ERR Library name was not given')
export const NAME_GIVEN_TWICE = new ErrorReply(
  'ERR Invalid metadata value, name argument was given multiple times',
)
export const NO_FUNCTIONS = new ErrorReply('ERR No functions registered')
export const NO_SUCH_LIBRARY = new ErrorReply('ERR Library not found')
export const NO_SUCH_FUNCTION = new ErrorReply('ERR Function not found')
export const BAD_NUMBER_OF_KEYS = new ErrorReply('ERR Bad number of keys provided')
export const PATTERN_NOT_GIVEN = new ErrorReply('ERR library name argument was not given')
export const BAD_FUNCTION_FLUSH = new ErrorReply(
  'ERR FUNCTION FLUSH only supports SYNC|ASYNC option',
)
export const BAD_RESTORE_POLICY = new ErrorReply(
  'ERR Wrong restore policy given, value should be either FLUSH, APPEND or REPLACE.',
)
export const WRONG_FUNCTION_PAYLOAD = new ErrorReply(
  'ERR DUMP payload version or checksum are wrong',
)
export const NOT_A_FUNCTION = new ErrorReply('ERR given type is not a function')
export const OLD_FUNCTION_FORMAT = new ErrorReply('ERR Pre-GA function format not supported')

/** @param what the part of a payload whose bytes make no sense. */
export function unreadablePart(what: string): ErrorReply {
  return new ErrorReply(`ERR Failed loading ${what}`)
}

/** What both a library and a function hear whose name has other chars. */
export const BAD_LIBRARY_NAME =
  'Library names can only contain letters, numbers, or underscores(_) and must be at least one character long'

/** What redis.register_function says of the call. */
export const REGISTER_TEXTS = {
  notLoading: 'redis.register_function can only be called on FUNCTION LOAD command',
  wrongCount: 'wrong number of arguments to redis.register_function',
  notNamed:
    'calling redis.register_function with a single argument is only applicable to Lua table (representing named arguments).',
  firstNoString: 'first argument to redis.register_function must be a string',
  secondNoFunction: 'second argument to redis.register_function must be a function',
  keyNoString: 'named argument key given to redis.register_function is not a string',
  nameNoString: 'function_name argument given to redis.register_function must be a string',
  descriptionNoString: 'description argument given to redis.register_function must be a string',
  callbackNoFunction: 'callback argument given to redis.register_function must be a function',
  flagsNoTable:
    'flags argument to redis.register_function must be a table representing function flags',
  unknownFlag: 'unknown flag given',
  unknownArgument: 'unknown argument given to redis.register_function',
  noName: 'redis.register_function must get a function name argument',
  noCallback: 'redis.register_function must get a callback argument',
  registeredTwice: 'Function already exists in the library',
} as const

/** What ends a library that loads for too long. */
export const LOAD_TIMEOUT = 'FUNCTION LOAD timeout'

export function invalidMetadata(word: ByteString): ErrorReply {
  return withBlanks(`ERR Invalid metadata value given: ${word}`)
}

export function unknownEngine(name: ByteString): ErrorReply {
  return withBlanks(`ERR Engine '${name}' not found`)
}

export function libraryExists(name: ByteString): ErrorReply {
  return new ErrorReply(`ERR Library '${name}' already exists`)
}

/** The same, of a library that FUNCTION RESTORE brings. */
export function restoredLibraryExists(name: ByteString): ErrorReply {
  return new ErrorReply(`ERR Library ${name} already exists`)
}

export function functionExists(name: ByteString): ErrorReply {
  return new ErrorReply(`ERR Function ${name} already exists`)
}

export function libraryDoesNotCompile(message: ByteString): ErrorReply {
  return withBlanks(`ERR Error compiling function: ${message}`)
}

/** @param message what ended the library's own code, with an error code. */
export function libraryDoesNotLoad(message: ByteString): ErrorReply {
  return withBlanks(`ERR Error registering functions: ${message}`)
}

export function unknownLoadOption(word: ByteString): ErrorReply {
  return withBlanks(`ERR Unknown option given: ${word}`)
}

export function unknownListArgument(word: ByteString): ErrorReply {
  return withBlanks(`ERR Unknown argument ${word}`)
}

/** An error with a client's words in it, whose line breaks become blanks, those at its end too. */
function withBlanks(text: ByteString): ErrorReply {
  return new ErrorReply(oneLine(cText(text)))
}
