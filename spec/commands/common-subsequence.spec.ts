import {
  describeRows,
  error,
  NOT_AN_INTEGER,
  ok,
  row,
  SYNTAX_ERROR,
} from '../support/command-rows.js'

describeRows('the longest common subsequence', [
  row(
    'STRALGO LCS compares the strings of keys or of the command before 7.0',
    [
      ['SET a ohmytext', ok],
      ['SET b mynewtext', ok],
      ['STRALGO LCS KEYS a b', 'mytext'],
      ['STRALGO lcs len strings abc bcd', 2],
      ['STRALGO LCS KEYS none a', ''],
      [
        'STRALGO LCS KEYS a b IDX WITHMATCHLEN',
        [
          'matches',
          [
            [[4, 7], [5, 8], 4],
            [[2, 3], [0, 1], 2],
          ],
          'len',
          6,
        ],
      ],
      ['STRALGO LCS STRINGS ab bc IDX MINMATCHLEN 2', ['matches', [], 'len', 1]],
      ['COMMAND GETKEYS STRALGO LCS KEYS a b', ['a', 'b']],
      ['COMMAND GETKEYS STRALGO KEYS a b c', ['a', 'b']],
      [
        'COMMAND GETKEYS STRALGO LCS STRINGS a b',
        error('ERR Invalid arguments specified for command'),
      ],
    ],
    { before: '7.0' },
  ),
  row(
    'STRALGO LCS refuses what it cannot compare',
    [
      ['RPUSH l 1', 1],
      ['STRALGO LCS KEYS a l', error('ERR The specified keys must contain string values')],
      ['STRALGO LCS KEYS a b KEYS l l', error('ERR Either use STRINGS or KEYS')],
      ['STRALGO LCS STRINGS a b KEYS l l', error('ERR Either use STRINGS or KEYS')],
      ['STRALGO LCS STRINGS x', SYNTAX_ERROR],
      [
        'STRALGO LCS',
        error('ERR Please specify two strings: STRINGS or KEYS options are mandatory'),
      ],
      ['STRALGO foo', SYNTAX_ERROR],
      ['STRALGO LCS STRINGS a b bad', SYNTAX_ERROR],
      [
        'STRALGO LCS IDX LEN STRINGS a b',
        error('ERR If you want both the length and indexes, please just use IDX.'),
      ],
      ['STRALGO LCS STRINGS a b MINMATCHLEN x', NOT_AN_INTEGER],
    ],
    { before: '7.0' },
  ),
  row(
    'LCS answers the longest common subsequence',
    [
      ['MSET a ohmytext b mynewtext', ok],
      ['LCS a b', 'mytext'],
      ['LCS a b LEN', 6],
      ['LCS a none', ''],
      ['LCS none none LEN', 0],
    ],
    { since: '7.0' },
  ),
  row(
    'LCS IDX answers where the parts stand, the last first',
    [
      ['MSET a ohmytext b mynewtext', ok],
      [
        'LCS a b IDX',
        [
          'matches',
          [
            [
              [4, 7],
              [5, 8],
            ],
            [
              [2, 3],
              [0, 1],
            ],
          ],
          'len',
          6,
        ],
      ],
      [
        'LCS a b IDX MINMATCHLEN 4',
        [
          'matches',
          [
            [
              [4, 7],
              [5, 8],
            ],
          ],
          'len',
          6,
        ],
      ],
      ['LCS a b IDX MINMATCHLEN 4 WITHMATCHLEN', ['matches', [[[4, 7], [5, 8], 4]], 'len', 6]],
      [
        'LCS a b IDX WITHMATCHLEN MINMATCHLEN -1',
        [
          'matches',
          [
            [[4, 7], [5, 8], 4],
            [[2, 3], [0, 1], 2],
          ],
          'len',
          6,
        ],
      ],
    ],
    { since: '7.0' },
  ),
  row(
    'LCS refuses what does not go together',
    [
      ['MSET a x b y', ok],
      [
        'LCS a b LEN IDX',
        error('ERR If you want both the length and indexes, please just use IDX.'),
      ],
      ['LCS a b MINMATCHLEN', SYNTAX_ERROR],
      ['LCS a b MINMATCHLEN x', NOT_AN_INTEGER],
      ['LCS a b foo', SYNTAX_ERROR],
      ['RPUSH l a', 1],
      ['LCS a l', error('ERR The specified keys must contain string values')],
      ['LCS l l LEN IDX', error('ERR The specified keys must contain string values')],
    ],
    { since: '7.0' },
  ),
])
