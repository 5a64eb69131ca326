import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { type Command, CommandTable } from '../../lib/command/command-table.js'
import { REDIS_VERSIONS, type RedisVersion } from '../../lib/reply/version.js'
import { allCommands } from '../../lib/server/registry/all-commands.js'

/** A row of COMMAND, recorded from a real server of each version. */
interface RecordedCommand {
  readonly arity: number
  readonly flags: readonly string[]
  readonly keys: readonly [number, number, number]
  readonly categories: readonly string[]
  /** What it does to the keys of each key spec; from 7.0 on, where it has keys. */
  readonly access?: readonly string[]
}

type Recorded = Record<RedisVersion, Record<string, RecordedCommand>>

const recorded: Recorded = JSON.parse(readFileSync('spec/vectors/command-table.json', 'utf8'))

function rowsOf(version: RedisVersion): [string, Command<never>, RecordedCommand | undefined][] {
  const table = new CommandTable(allCommands, version)
  const rows: [string, Command<never>, RecordedCommand | undefined][] = []
  for (const command of table.values()) {
    for (const each of [command, ...command.subcommands.values()]) {
      // 6.2 describes no subcommands.
      if (version === '6.2' && each.name.includes('|')) continue
      rows.push([each.name, each as Command<never>, recorded[version][each.name]])
    }
  }
  return rows
}

function accessOf({ definition, subcommands }: Command<never>): readonly string[] {
  if (subcommands.size > 0) return []
  return (definition.keys ?? []).map((spec) =>
    'accessIn' in spec ? `${spec.access} variable_flags` : spec.access,
  )
}

/** From 7.0 on COMMAND keeps to itself that a command may replicate. */
function isShown(version: RedisVersion): (flag: string) => boolean {
  return (flag) => version === '6.2' || flag !== 'may_replicate'
}

describe.each(REDIS_VERSIONS)('commands of %s', (version) => {
  const rows = rowsOf(version)

  it('are there', () => {
    expect(rows.length).toBeGreaterThan(100)
  })

  it.each(rows)('%s is one that the version has, with its arity', (_, command, real) => {
    expect(real?.arity).toBe(command.arity)
  })

  it.each(rows)('%s has the flags that COMMAND shows', (_, command, real) => {
    expect([...command.flags].filter(isShown(version)).sort()).toEqual(real?.flags)
  })

  it.each(rows)('%s has its ACL categories', (_, command, real) => {
    expect([...command.categories].sort()).toEqual(real?.categories)
  })

  it.runIf(version !== '6.2').each(rows)('%s does to its keys what it says', (_, command, real) => {
    expect(accessOf(command)).toEqual(real?.access ?? [])
  })
})
