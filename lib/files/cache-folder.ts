import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'

const NAME = 'redis-mock-lua'

/**
 * The folder where a server keeps compiled scripts.
 * @param option a folder; or whether to use `node_modules/.cache/redis-mock-lua` of the package that
 * the process runs in, which is not used where that has no `node_modules`.
 */
export function cacheFolder(
  option: string | boolean = false,
  from = process.cwd(),
): string | undefined {
  if (typeof option === 'string') return option
  const modules = option ? modulesOfPackage(from) : undefined
  return modules && join(modules, '.cache', NAME)
}

/** The `node_modules` beside the nearest package.json. */
function modulesOfPackage(folder: string): string | undefined {
  if (existsSync(join(folder, 'package.json'))) {
    const modules = join(folder, 'node_modules')
    return existsSync(modules) ? modules : undefined
  }
  const parent = dirname(folder)
  return parent === folder ? undefined : modulesOfPackage(parent)
}
