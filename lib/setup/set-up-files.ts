/** The set-up file that leads all clients of a process into memory. */
export const REGISTER = 'redis-mock-lua/register'

/** The set-up files of a configuration, with one of this package before all others. */
export function withOwn(own: string, files: string | readonly string[] = []): string[] {
  return [own, ...[files].flat().filter((file) => file !== own)]
}
