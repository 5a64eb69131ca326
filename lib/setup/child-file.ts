import { fileURLToPath } from 'node:url'

/**
 * The file that children load before their own, in the package as it is built: CommonJS, as `--require` waits
 * for it. All files of a format are in folders beside each other.
 */
export function childFile(): string {
  return fileURLToPath(new URL('../../cjs/setup/child.js', import.meta.url))
}
