import { defineCommand } from '../../command/define-command.js'
import { matchesGlob } from '../../command/glob.js'
import type { ByteString } from '../../reply/byte-string.js'
import { PATTERN_NOT_GIVEN, unknownListArgument } from '../../reply/errors/functions.js'
import { ErrorReply, MapReply, type Reply, SetReply, Status } from '../../reply/reply.js'
import type { FunctionLibrary, LibraryFunction } from '../functions/library.js'
import { ENGINE } from '../functions/library-metadata.js'
import { SCRIPT_FLAGS } from '../script-flag.js'
import type { ScriptingContext } from '../scripting-context.js'

interface ListOptions {
  pattern?: ByteString
  withCode?: boolean
}

/** @see https://redis.io/docs/latest/commands/function-list/ */
export const functionList = defineCommand<ScriptingContext>({
  name: 'function|list',
  arity: -2,
  flags: ['noscript'],
  categories: ['scripting'],
  since: '7.0',
  run({ scripting }, argv) {
    const options = readOptions(argv)
    if (options instanceof ErrorReply) return options
    const { pattern, withCode = false } = options
    return [...scripting.functions.libraries()]
      .filter(({ name }) => pattern === undefined || matches(pattern, name))
      .map((library) => describeLibrary(library, withCode))
  },
})

/** Each option may stand once. */
function readOptions(argv: readonly ByteString[]): ListOptions | ErrorReply {
  const options: ListOptions = {}
  for (let i = 2; i < argv.length; i++) {
    const word = argv[i].toLowerCase()
    if (word === 'withcode' && options.withCode === undefined) options.withCode = true
    else if (word !== 'libraryname' || options.pattern !== undefined) {
      return unknownListArgument(argv[i])
    } else if (++i === argv.length) return PATTERN_NOT_GIVEN
    else options.pattern = argv[i]
  }
  return options
}

function matches(pattern: ByteString, name: ByteString): boolean {
  return matchesGlob(pattern.toLowerCase(), name.toLowerCase())
}

function describeLibrary({ name, code, functions }: FunctionLibrary, withCode: boolean): Reply {
  return new MapReply([
    ['library_name', name],
    ['engine', ENGINE],
    ['functions', [...functions.values()].map(describeFunction)],
    ...(withCode ? ([['library_code', code]] as const) : []),
  ])
}

function describeFunction({ name, description, flags }: LibraryFunction): Reply {
  const listed = SCRIPT_FLAGS.filter((flag) => flags.has(flag)).map((flag) => new Status(flag))
  return new MapReply([
    ['name', name],
    ['description', description ?? null],
    ['flags', new SetReply(listed)],
  ])
}
