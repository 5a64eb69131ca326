/** What the hosts of servers end with that are each of one test alone. */
export const TEST_HOSTS = '.redis-mock-lua.test'

export function isTestHost(host: string): boolean {
  return host.endsWith(TEST_HOSTS)
}
