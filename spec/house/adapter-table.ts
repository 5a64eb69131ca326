import { readFileSync } from 'node:fs'

/** Clients, the packages whose rows of `spec/adapters/conformance` are run, and the doors they come by. */
const ADAPTERS: readonly (readonly [
  client: string,
  versions: string,
  packages: readonly string[],
  how: string,
])[] = [
  [
    'ioredis-mock',
    '8.9 to 8.x',
    ['ioredis-mock'],
    '`install(RedisMock)` of `redis-mock-lua/ioredis-mock`',
  ],
  ['redis-mock', '0.56', ['redis-mock'], '`install(redisMock)` of `redis-mock-lua/redis-mock`'],
  [
    'ioredis',
    '4, 5, 6',
    ['ioredis-4', 'ioredis', 'ioredis-6'],
    '`redis-mock-lua/ioredis`, or `redis-mock-lua/register`',
  ],
  ['iovalkey', '0.4', ['iovalkey'], '`redis-mock-lua/iovalkey`, or `redis-mock-lua/register`'],
  [
    'node-redis (`redis`, `@redis/client`)',
    '4, 5, 6',
    ['redis-4', 'redis-5', 'redis-6'],
    '`redis-mock-lua/node-redis`, or `redis-mock-lua/register`',
  ],
  ['node_redis (`redis`)', '3', ['redis-3'], '`redis-mock-lua/register`'],
  ['any client of RESP2 or RESP3', '', [], '`redis-mock-lua serve`'],
]

/** Which clients come by which door, as COMPATIBILITY.md has it. */
export function adapterTable(): string {
  const rows = ADAPTERS.map(([client, versions, packages, how]) => {
    const installed = packages.map(installedVersion).join(', ')
    return `| ${client} | ${versions} | ${installed} | ${how} |`
  })
  const head = ['| client | versions | tested with | how |', '| --- | --- | --- | --- |']
  return [...head, ...rows].join('\n')
}

function installedVersion(name: string): string {
  const { version } = JSON.parse(readFileSync(`node_modules/${name}/package.json`, 'utf8'))
  return version
}
