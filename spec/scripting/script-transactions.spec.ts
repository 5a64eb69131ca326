import { describeRows, error, nullArray, ok, row } from '../support/command-rows.js'

const QUEUED = { status: 'QUEUED' }
const NOSCRIPT = error('NOSCRIPT No matching script. Please use EVAL.')
const UNKNOWN = 'a'.repeat(40)
/** The digest of `return 77`. */
const RETURN_77 = '2f769f654f08d29e246d971112563bd01abfe584'

describeRows('transactions with scripts', [
  row('answer for an unknown script and one that does not compile in their places', [
    ['MULTI', ok],
    ['SET a 1', QUEUED],
    [`EVALSHA ${UNKNOWN} 0`, QUEUED],
    ['EVALSHA xx 0', QUEUED],
    ['EVAL retrun 0', QUEUED],
    ['EVAL "return 1" x', QUEUED],
    ['EVAL "return 1" 5', QUEUED],
    ['GET a', QUEUED],
    [
      'EXEC',
      [
        ok,
        NOSCRIPT,
        NOSCRIPT,
        error(
          "ERR Error compiling script (new function): user_script:1: '=' expected near '<eof>'",
        ),
        error('ERR value is not an integer or out of range'),
        error("ERR Number of keys can't be greater than number of args"),
        '1',
      ],
    ],
  ]),
  row('end at a script with too few arguments', [
    ['MULTI', ok],
    ['EVAL "return 1"', error("ERR wrong number of arguments for 'eval' command")],
    ['EXEC', error('EXECABORT Transaction discarded because of previous errors.')],
  ]),
  row('load, find and forget scripts', [
    ['MULTI', ok],
    ['SCRIPT LOAD "return 77"', QUEUED],
    [`EVALSHA ${RETURN_77} 0`, QUEUED],
    [`SCRIPT EXISTS ${RETURN_77}`, QUEUED],
    ['SCRIPT FLUSH', QUEUED],
    [`EVALSHA ${RETURN_77} 0`, QUEUED],
    ['EXEC', [RETURN_77, 77, [1], ok, NOSCRIPT]],
  ]),
  row('end where a script of the same client wrote a watched key', [
    ['WATCH w', ok],
    [`EVAL "return redis.call('set', 'w', 1)" 0`, ok],
    ['MULTI', ok],
    ['EXEC', nullArray],
  ]),
  row('go on where a script read a watched key, or wrote it in another database', [
    ['WATCH w', ok],
    [`EVAL "return redis.call('get', 'w')" 0`, null],
    [`EVAL "redis.call('select', 1) return redis.call('set', 'w', 1)" 0`, ok],
    [`EVAL "return redis.call('del', 'w')" 0`, 0],
    ['MULTI', ok],
    ['GET w', QUEUED],
    ['EXEC', [null]],
  ]),
  row('keep their database whatever a script selects', [
    ['MULTI', ok],
    [`EVAL "redis.call('select', 3) return redis.call('set', 'a', 1)" 0`, QUEUED],
    ['GET a', QUEUED],
    ['EXEC', [ok, null]],
  ]),
])
