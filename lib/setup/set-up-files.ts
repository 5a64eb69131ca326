/** The set-up file that leads all clients of a process into memory. */
const REGISTER = 'redis-mock-lua/register'

/** The set-up files of a configuration, that of this package before all others. */
export function withRegister(files: string | readonly string[] = []): string[] {
  return [REGISTER, ...[files].flat().filter((file) => file !== REGISTER)]
}
