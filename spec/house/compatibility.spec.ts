import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { createServer } from '../../lib/index.js'
import { REDIS_VERSIONS, type RedisVersion } from '../../lib/reply/version.js'
import { refusals, refusedCommands } from '../../lib/server/commands/refused.js'
import { refusedUses } from '../../lib/server/commands/refused-uses.js'
import { adapterTable } from './adapter-table.js'

type Names = Readonly<Record<RedisVersion, readonly string[]>>

/** The names of COMMAND of a real server of each version, subcommands left out. */
const recorded: Record<RedisVersion, object> = JSON.parse(
  readFileSync('spec/vectors/command-table.json', 'utf8'),
)
const known = namesOf((version) =>
  Object.keys(recorded[version]).filter((name) => !name.includes('|')),
)
const here = namesOf((version) => commandsOf(version).map(({ name }) => name))
const refused = namesOf((version) =>
  commandsOf(version)
    .filter(isRefused)
    .map(({ name }) => name),
)

type AnyCommand = ReturnType<typeof commandsOf>[number]

function commandsOf(version: RedisVersion) {
  return [...createServer({ redisVersion: version }).commands.values()]
}

/** Whether a command, or all that a container has, answers why it cannot be here. */
function isRefused({ definition, subcommands }: AnyCommand): boolean {
  const useful = [...subcommands.values()].filter(({ name }) => !name.endsWith('|help'))
  if (useful.length > 0) return useful.every(isRefused)
  return refusedCommands.some(({ name, run }) => name === definition.name && run === definition.run)
}

/** What a script finds in a table, by its own look. */
const MEMBERS = `
  local names = {}
  for name in pairs(ARGV[1] == '_G' and _G or _G[ARGV[1]]) do table.insert(names, name) end
  table.sort(names)
  return names
`
const LIBRARIES = [
  ...['_G', 'redis', 'string', 'table', 'math', 'coroutine', 'os'],
  ...['bit', 'struct', 'cjson', 'cmsgpack'],
]

function namesOf(list: (version: RedisVersion) => readonly string[]): Names {
  const entries = REDIS_VERSIONS.map((version) => [version, list(version)])
  return Object.fromEntries(entries) as Names
}

function membersOf(library: string): Names {
  return namesOf((redisVersion) => {
    const reply = createServer({ redisVersion }).connect().execute(['EVAL', MEMBERS, '0', library])
    return Array.isArray(reply) ? (reply as string[]) : []
  })
}

function table(
  heading: string,
  names: Names,
  marks: (name: string, version: RedisVersion) => string,
) {
  const all = [...new Set(Object.values(names).flat())].sort()
  return [
    `| ${heading} | ${REDIS_VERSIONS.join(' | ')} |`,
    `| --- |${' :-: |'.repeat(REDIS_VERSIONS.length)}`,
    ...all.map(
      (name) => `| \`${name}\` | ${REDIS_VERSIONS.map((v) => marks(name, v)).join(' | ')} |`,
    ),
  ].join('\n')
}

const commandMark = (name: string, version: RedisVersion): string => {
  if (!known[version].includes(name)) return '–'
  if (refused[version].includes(name)) return 'refused'
  return here[version].includes(name) ? '✓' : 'missing'
}

function refusalTable(): string {
  const commands = [...refusals].map(([name, reason]) => `| \`${name}\` | ${reason} |`)
  const uses = [...refusedUses].map(([use, reason]) => `| ${use} | ${reason} |`)
  const rows = [...commands, ...uses]
  return ['| command | why one process cannot do it |', '| --- | --- |', ...rows.sort()].join('\n')
}

function luaSection(library: string): string {
  const members = membersOf(library)
  const mark = (name: string, version: RedisVersion) =>
    members[version].includes(name) ? '✓' : '–'
  return `### \`${library}\`\n\n${table('member', members, mark)}`
}

describe('COMPATIBILITY.md', () => {
  it('says what a server of each version has (vitest -u writes it)', async () => {
    const counts = REDIS_VERSIONS.map((version) => {
      const present = known[version].filter((name) => commandMark(name, version) === '✓').length
      return `${present} of ${known[version].length} in ${version}`
    })
    const text = [
      '# Compatibility',
      'Made from the definitions of the commands and from what scripts find in their tables; a test compares it. ✓ is there, – is not in that version of Redis, *refused* answers an error with the reason, *missing* one that names the command.',
      '## Adapters',
      adapterTable(),
      `## Commands\n\n${counts.join(', ')}.`,
      table('command', known, commandMark),
      `### Refused\n\n${refusalTable()}`,
      '## Lua',
      ...LIBRARIES.map(luaSection),
    ].join('\n\n')
    await expect(`${text}\n`).toMatchFileSnapshot('../../COMPATIBILITY.md')
  })

  it.each(REDIS_VERSIONS)('%s has no command that Redis has not', (version) => {
    expect(here[version].filter((name) => !known[version].includes(name))).toEqual([])
  })
})
