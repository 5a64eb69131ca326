// Fetches Redis's own tests: Debian's source of redis, as upstream made it. Nothing of it is kept here.
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const VERSION = '7.0.15'

/** The folder of the tests; on Debian as root, fetched where it is not there yet. */
export function fetchTests() {
  const cache = process.env.REDIS_SUITE_DIR ?? join(tmpdir(), 'redis-suite')
  const folder = join(cache, `redis-${VERSION}`)
  if (existsSync(join(folder, 'runtest'))) return folder
  mkdirSync(join(cache, 'lists', 'partial'), { recursive: true })
  downloadSource(cache)
  const archive = readdirSync(cache).find((name) => name === `redis_${VERSION}.orig.tar.gz`)
  if (archive === undefined) throw new Error(`Debian here has no source of Redis ${VERSION}`)
  mkdirSync(folder)
  run('tar', ['xf', archive, '--strip-components=1', '-C', folder], cache)
  return folder
}

/** Asks the mirrors that the machine has for sources too, in a list that is not the machine's own. */
function downloadSource(cache) {
  const list = join(cache, 'sources.list')
  writeFileSync(list, `${sourceLines().join('\n')}\n`)
  const options = [
    `Dir::Etc::SourceList=${list}`,
    'Dir::Etc::SourceParts=/dev/null',
    `Dir::State::Lists=${join(cache, 'lists')}`,
    'APT::Sandbox::User=root',
  ].flatMap((option) => ['-o', option])
  run('apt-get', ['-qq', ...options, 'update'], cache)
  run('apt-get', ['-qq', ...options, 'source', '--download-only', 'redis'], cache)
}

function sourceLines() {
  const format = 'deb-src $(SITE) $(RELEASE) $(COMPONENT)'
  const targets = run('apt-get', ['indextargets', '--format', format, 'Created-By: Packages'])
  return targets.split('\n').filter((line) => line.includes('/debian'))
}

/** The language of the tests. */
export function installTcl() {
  try {
    execFileSync('tclsh', { input: 'exit' })
  } catch {
    run('apt-get', ['update', '-qq'])
    run('apt-get', ['install', '-y', '-qq', 'tcl'])
  }
}

function run(program, argv, cwd) {
  return execFileSync(program, argv, { cwd, encoding: 'utf8' })
}
