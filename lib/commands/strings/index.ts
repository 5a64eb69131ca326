import type { CommandDefinition } from '../../command/define-command.js'
import type { CommandContext } from '../context.js'
import { get, getdel, getex, strlen } from './get.js'
import { decr, decrby, incr, incrby, incrbyfloat } from './increment.js'
import { lcs } from './lcs.js'
import { mget, mset, msetnx } from './multiple.js'
import { append, getrange, setrange, substr } from './ranges.js'
import { getset, psetex, set, setex, setnx } from './set.js'
import { stralgo } from './stralgo.js'

/** The commands of strings. @see https://redis.io/docs/latest/commands/?group=string */
export const stringCommands: readonly CommandDefinition<CommandContext>[] = [
  append,
  decr,
  decrby,
  get,
  getdel,
  getex,
  getrange,
  getset,
  incr,
  incrby,
  incrbyfloat,
  lcs,
  mget,
  mset,
  msetnx,
  psetex,
  set,
  setex,
  setnx,
  setrange,
  stralgo,
  strlen,
  substr,
]
