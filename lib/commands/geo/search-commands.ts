import { defineCommand } from '../../command/define-command.js'
import { type KeySpec, keyAt } from '../../command/key-spec.js'
import type { CommandContext } from '../context.js'
import { runSearch } from './search.js'

/** The key that GEORADIUS and GEORADIUSBYMEMBER may store to, behind its keyword. */
function storeKeys(from: number): KeySpec[] {
  return ['store', 'storedist'].map((keyword) => ({
    access: 'OW update',
    keyword,
    from,
    takes: 'one',
  }))
}

export const georadius = defineCommand<CommandContext>({
  name: 'georadius',
  arity: -6,
  flags: ['write', 'denyoom', 'movablekeys'],
  categories: ['geo'],
  keys: [keyAt(1, 'RO access'), ...storeKeys(6)],
  run: (context, argv) =>
    runSearch(context, argv, { kind: 'radius', center: 'position', sourceAt: 1, optionsAt: 6 }),
})

export const georadiusRo = defineCommand<CommandContext>({
  name: 'georadius_ro',
  arity: -6,
  flags: ['readonly'],
  categories: ['geo'],
  keys: [keyAt(1, 'RO access')],
  run: (context, argv) =>
    runSearch(context, argv, {
      kind: 'radius without store',
      center: 'position',
      sourceAt: 1,
      optionsAt: 6,
    }),
})

export const georadiusbymember = defineCommand<CommandContext>({
  name: 'georadiusbymember',
  arity: -5,
  flags: ['write', 'denyoom', 'movablekeys'],
  categories: ['geo'],
  keys: [keyAt(1, 'RO access'), ...storeKeys(5)],
  run: (context, argv) =>
    runSearch(context, argv, { kind: 'radius', center: 'member', sourceAt: 1, optionsAt: 5 }),
})

export const georadiusbymemberRo = defineCommand<CommandContext>({
  name: 'georadiusbymember_ro',
  arity: -5,
  flags: ['readonly'],
  categories: ['geo'],
  keys: [keyAt(1, 'RO access')],
  run: (context, argv) =>
    runSearch(context, argv, {
      kind: 'radius without store',
      center: 'member',
      sourceAt: 1,
      optionsAt: 5,
    }),
})

export const geosearch = defineCommand<CommandContext>({
  name: 'geosearch',
  arity: -7,
  flags: ['readonly'],
  categories: ['geo'],
  keys: [keyAt(1, 'RO access')],
  run: (context, argv) =>
    runSearch(context, argv, { kind: 'search', center: 'option', sourceAt: 1, optionsAt: 2 }),
})

export const geosearchstore = defineCommand<CommandContext>({
  name: 'geosearchstore',
  arity: -8,
  flags: ['write', 'denyoom'],
  categories: ['geo'],
  keys: [keyAt(1, 'OW update'), keyAt(2, 'RO access')],
  run: (context, argv) =>
    runSearch(context, argv, {
      kind: 'search and store',
      center: 'option',
      sourceAt: 2,
      optionsAt: 3,
    }),
})
