import { parseInt64 } from '../../commands/parse.js'
import type { ByteString } from '../../reply/byte-string.js'
import {
  BAD_MAXAGE,
  CLIENT_ID_NOT_POSITIVE,
  MAXAGE_NOT_POSITIVE,
  noSuchUser,
  unknownClientType,
} from '../../reply/errors/client.js'
import { NOT_AN_INTEGER, SYNTAX_ERROR } from '../../reply/errors/common.js'
import { ErrorReply } from '../../reply/reply.js'
import type { Server } from '../server.js'
import type { Session } from '../session.js'
import { type ClientType, clientTypeOf } from './client-line.js'

/** Which sessions CLIENT KILL takes. */
export interface ClientFilter {
  skipMe: boolean
  readonly conditions: ((session: Session) => boolean)[]
}

type ReadCondition = (
  value: ByteString,
  server: Server,
) => ((session: Session) => boolean) | ErrorReply

const TYPES: ReadonlyMap<string, ClientType> = new Map([
  ['normal', 'normal'],
  ['pubsub', 'pubsub'],
  ['master', 'master'],
  ['replica', 'replica'],
  ['slave', 'replica'],
])

export function readClientType(value: ByteString): ClientType | ErrorReply {
  return TYPES.get(value.toLowerCase()) ?? unknownClientType(value)
}

const CONDITIONS: Readonly<Record<string, ReadCondition>> = {
  id(value, { version }) {
    const number = parseInt64(value)
    if (number === undefined && version === '6.2') return NOT_AN_INTEGER
    const id = Number(number ?? 0)
    return id > 0 ? (session) => session.id === id : CLIENT_ID_NOT_POSITIVE
  },
  type(value) {
    const type = readClientType(value)
    return type instanceof ErrorReply ? type : (session) => clientTypeOf(session) === type
  },
  addr: (value) => (session) => session.address === value,
  laddr: (value) => (session) => session.localAddress === value,
  user(value, { acl }) {
    const user = acl.user(value)
    return user === undefined ? noSuchUser(value) : ({ login }) => login.user === user
  },
}

/** @param options pairs of a word and a value. */
export function readClientFilter(
  options: readonly ByteString[],
  server: Server,
): ClientFilter | ErrorReply {
  const filter: ClientFilter = { skipMe: true, conditions: [] }
  for (let i = 0; i < options.length; i += 2) {
    const refusal = addOption(filter, options[i].toLowerCase(), options[i + 1], server)
    if (refusal !== undefined) return refusal
  }
  return filter
}

function addOption(
  filter: ClientFilter,
  word: string,
  value: ByteString | undefined,
  server: Server,
): ErrorReply | undefined {
  if (value === undefined) return SYNTAX_ERROR
  if (word === 'skipme') return readSkipMe(filter, value.toLowerCase())
  if (word === 'maxage' && server.version >= '7.4') return readMaxage(filter, value)
  if (!Object.hasOwn(CONDITIONS, word)) return SYNTAX_ERROR
  const condition = CONDITIONS[word](value, server)
  if (condition instanceof ErrorReply) return condition
  filter.conditions.push(condition)
  return undefined
}

function readSkipMe(filter: ClientFilter, value: string): ErrorReply | undefined {
  if (value !== 'yes' && value !== 'no') return SYNTAX_ERROR
  filter.skipMe = value === 'yes'
  return undefined
}

function readMaxage(filter: ClientFilter, value: ByteString): ErrorReply | undefined {
  const age = parseInt64(value)
  if (age === undefined) return BAD_MAXAGE
  if (age <= 0n) return MAXAGE_NOT_POSITIVE
  filter.conditions.push(
    ({ createdAt, server }) => server.clock.wallTime() - createdAt >= Number(age) * 1000,
  )
  return undefined
}
