const { redisMockLua } = require('redis-mock-lua/jest')

const register = { testMatch: ['<rootDir>/register/*.test.js'] }
const eachTest = { testMatch: ['<rootDir>/each-test/*.test.js'] }

module.exports = {
  // Modules are loaded anew within a test, on a machine that may be busy.
  testTimeout: 30_000,
  projects: [
    {
      displayName: 'ioredis-mock',
      testMatch: ['<rootDir>/*.test.js'],
      setupFiles: ['./set-up.js'],
    },
    { displayName: 'register', ...register, setupFiles: ['redis-mock-lua/register'] },
    { displayName: 'preset', ...register, preset: 'redis-mock-lua' },
    {
      displayName: 'ES modules',
      testMatch: ['<rootDir>/es-modules/*.test.mjs'],
      moduleFileExtensions: ['mjs', 'js', 'cjs', 'json'],
      transform: {},
      preset: 'redis-mock-lua',
    },
    {
      displayName: 'each test',
      ...eachTest,
      setupFiles: ['./each-test/configure.js'],
      setupFilesAfterEnv: ['redis-mock-lua/register'],
    },
    {
      displayName: 'each test, with options in the globals of the preset',
      ...eachTest,
      preset: 'redis-mock-lua',
      globals: { 'redis-mock-lua': { redisVersion: '7.0', reset: 'test' } },
    },
    redisMockLua({ redisVersion: '7.0' }, { displayName: 'helper', ...register }),
    redisMockLua(
      { redisVersion: '7.0', reset: 'test' },
      { displayName: 'helper, each test', ...eachTest },
    ),
  ],
}
