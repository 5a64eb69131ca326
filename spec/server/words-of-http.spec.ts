import { describeRows, row } from '../support/command-rows.js'

describeRows('words of HTTP', [
  row("POST does nothing in 6.2's scripts", [['EVAL "return redis.call(\'post\')" 0', null]], {
    before: '7.0',
  }),
])
