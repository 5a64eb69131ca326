import { REDIS_VERSIONS, type RedisVersion } from '../reply/version.js'
import type { RegisterOptions, Reset } from './options.js'
import { PARENT } from './parent.js'

/** Where the clients of the process are led. */
export type Destination =
  | { readonly kind: 'memory' | 'passthrough' }
  | { readonly kind: 'real'; readonly urls: readonly URL[] }

type Environment = Readonly<Record<string, string | undefined>>
type Writable = { -readonly [Name in keyof RegisterOptions]: RegisterOptions[Name] }

const RESETS: readonly Reset[] = ['file', 'test', 'never']
const YES_NO: readonly string[] = ['yes', 'no']

/** Where `REDIS_MOCK_LUA` leads: nothing or `memory`, `passthrough`, or URLs of real servers. */
export function readDestination({ REDIS_MOCK_LUA: text = '' }: Environment): Destination {
  if (text === '' || text === 'memory') return { kind: 'memory' }
  if (text === 'passthrough') return { kind: 'passthrough' }
  const urls = list(text).map((each) => (URL.canParse(each) ? new URL(each) : undefined))
  if (urls.every((url): url is URL => url?.protocol === 'redis:' && url.hostname !== '')) {
    return { kind: 'real', urls }
  }
  return bad('REDIS_MOCK_LUA', text, ['memory', 'passthrough', 'redis://host:port'])
}

/** What each variable of the environment sets. */
const VARIABLES: Readonly<Record<string, (options: Writable, text: string, name: string) => void>> =
  {
    REDIS_MOCK_LUA_VERSION: (options, text, name) => {
      options.redisVersion = oneOf<RedisVersion>(REDIS_VERSIONS, text, name)
    },
    REDIS_MOCK_LUA_RESET: (options, text, name) => {
      options.reset = oneOf<Reset>(RESETS, text, name)
    },
    REDIS_MOCK_LUA_CLUSTER: (options, text) => {
      options.cluster = YES_NO.includes(text) ? text === 'yes' : list(text)
    },
    REDIS_MOCK_LUA_THROUGH: (options, text) => {
      options.through = list(text)
    },
    REDIS_MOCK_LUA_CLOSED: (options, text) => {
      options.closed = list(text)
    },
    REDIS_MOCK_LUA_SERVERS: (options, text) => {
      options.servers = list(text)
    },
    REDIS_MOCK_LUA_REFUSE_OTHERS: (options, text, name) => {
      options.refuseOthers = yesOrNo(text, name)
    },
    REDIS_MOCK_LUA_COMPILE_CACHE: (options, text) => {
      options.compileCache = YES_NO.includes(text) ? text === 'yes' : text
    },
    REDIS_MOCK_LUA_CLIENTS: (options, text) => {
      options.clients = list(text)
    },
    REDIS_MOCK_LUA_CHILDREN: (options, text, name) => {
      options.children = yesOrNo(text, name)
    },
  }

/** The options that the environment sets: all at once as JSON, and those with a variable. */
export function readOptions(environment: Environment): RegisterOptions {
  const options: Writable = readJson(environment['REDIS_MOCK_LUA_OPTIONS'] ?? '{}')
  for (const [name, text] of Object.entries(environment)) {
    if (text === undefined || text === '' || !isOwn(name)) continue
    const set = VARIABLES[name]
    if (set === undefined) unknown(name)
    else set(options, text, name)
  }
  return options
}

function isOwn(name: string): boolean {
  return name.startsWith('REDIS_MOCK_LUA_') && name !== 'REDIS_MOCK_LUA_OPTIONS' && name !== PARENT
}

/** The options that `REDIS_MOCK_LUA_OPTIONS` sets. */
export function readJson(text: string): Writable {
  try {
    return JSON.parse(text) as Writable
  } catch (error) {
    throw new Error('Failed to read "REDIS_MOCK_LUA_OPTIONS": it is not JSON', { cause: error })
  }
}

function list(text: string): string[] {
  return text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')
}

function oneOf<Word extends string>(words: readonly Word[], text: string, name: string): Word {
  return words.find((word) => word === text) ?? bad(name, text, words)
}

function yesOrNo(text: string, name: string): boolean {
  return oneOf(YES_NO, text, name) === 'yes'
}

function bad(name: string, text: string, words: readonly string[]): never {
  throw new Error(`Failed to read "${name}": it is one of ${words.join(', ')}, not '${text}'`)
}

function unknown(name: string): never {
  const names = Object.keys(VARIABLES).join(', ')
  throw new Error(`Failed to read "${name}": there are REDIS_MOCK_LUA_OPTIONS, ${names} alone`)
}
