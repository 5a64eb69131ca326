import { describeRows, error, ok, row } from '../../support/command-rows.js'

const CONFIG = { 'enable-debug-command': 'yes' }
const F = JSON.stringify(
  "#!lua name=l\nlocal n = 0 redis.register_function('f', function() n = n + 1 return n end)",
)
const G = JSON.stringify("#!lua name=m\nredis.register_function('g', function() return 2 end)")

describeRows(
  'DEBUG RELOAD',
  [
    row('keeps data and scripts', [
      ['SET a 1', ok],
      ['SET b 2 EX 1000', ok],
      ['SELECT 1', ok],
      ['RPUSH l x y', 2],
      ['SCRIPT LOAD "return 5"', '4ca238f611c9d0ae4e9a75a5dbac22aedc379801'],
      ['DEBUG RELOAD', ok],
      ['LRANGE l 0 -1', ['x', 'y']],
      ['SELECT 0', ok],
      ['GET a', '1'],
      ['TTL b', 1000],
      ['SCRIPT EXISTS 4ca238f611c9d0ae4e9a75a5dbac22aedc379801', [1]],
    ]),
    row(
      'loads functions anew',
      [
        [`FUNCTION LOAD ${F}`, 'l'],
        ['FCALL f 0', 1],
        ['FCALL f 0', 2],
        ['DEBUG RELOAD', ok],
        ['FCALL f 0', 1],
      ],
      { since: '7.0' },
    ),
    row(
      'refuses names that are taken, where it does not merge',
      [
        [`FUNCTION LOAD ${F}`, 'l'],
        ['DEBUG RELOAD NOFLUSH', error('ERR Error trying to load the RDB dump')],
        ['DEBUG RELOAD NOFLUSH MERGE', ok],
        ['FCALL f 0', 1],
        [
          'DEBUG RELOAD x',
          error('ERR DEBUG RELOAD only supports the MERGE, NOFLUSH and NOSAVE options.'),
        ],
      ],
      { since: '7.0', before: '7.2' },
    ),
    row(
      'brings back what was saved last, beside what is there',
      [
        [`FUNCTION LOAD ${F}`, 'l'],
        ['SET a 1', ok],
        ['DEBUG RELOAD', ok],
        [`FUNCTION LOAD ${G}`, 'm'],
        ['SET a 2', ok],
        ['SET b 3', ok],
        ['DEBUG RELOAD NOSAVE NOFLUSH MERGE', ok],
        ['FCALL f 0', 1],
        ['FCALL g 0', 2],
        ['MGET a b', ['1', '3']],
        ['DEBUG RELOAD NOSAVE', ok],
        ['FCALL g 0', error('ERR Function not found')],
        ['MGET a b', ['1', null]],
      ],
      { since: '7.0' },
    ),
  ],
  CONFIG,
)

describeRows(
  'DEBUG SET-DISABLE-DENY-SCRIPTS',
  [
    row(
      'lets scripts run any command',
      [
        ['DEBUG SET-DISABLE-DENY-SCRIPTS 1', ok],
        [`EVAL "return redis.call('config', 'get', 'port')[1]" 0`, 'port'],
        [
          `EVAL "return redis.call('debug', 'protocol', 'attrib')" 0`,
          'Some real reply following the attribute',
        ],
        [
          `EVAL "redis.setresp(3) return redis.call('debug', 'protocol', 'attrib')" 0`,
          'Some real reply following the attribute',
        ],
        ['DEBUG SET-DISABLE-DENY-SCRIPTS 0', ok],
        [
          `EVAL "return redis.pcall('config', 'get', 'port')" 0`,
          error('ERR This Redis command is not allowed from script'),
        ],
      ],
      { since: '7.0' },
    ),
  ],
  CONFIG,
)
