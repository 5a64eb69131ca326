// redis-mock ships no types.

declare module 'redis-mock' {
  const redisMock: { readonly [name: string]: unknown }
  export default redisMock
}
