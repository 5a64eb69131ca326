const { checkLate } = require('../../late.cjs')

test('register says that it comes too late, and where a client is connected', () =>
  checkLate(() => require('redis-mock-lua/register')))
