import type { AnsweredScripts } from '../answer.js'

export const STRING_FORMAT: AnsweredScripts = [
  [
    'return ("%x"):format(2^63),("%x"):format(2^64),("%x"):format(0/0),("%x"):format(-2^63),("%x"):format(-2^70),("%x"):format(1/0),("%x"):format(-1/0),("%x"):format(1.8e19)',
    '(8000000000000000,0,8000000000000000,8000000000000000,8000000000000000,0,8000000000000000,f9ccd8a1c5080000)',
  ],
  [
    'return ("%d"):format(2^63),("%d"):format(0/0),("%d"):format(-1/0),("%d"):format(-3.9)',
    '(-9223372036854775808,-9223372036854775808,-9223372036854775808,-3)',
  ],
  [
    'return #("%c"):format(0),#("%5c"):format(0),#("%-5c"):format(0),("%c"):format(321),#("%c"):format(2^32+65),("%05c"):format(65)',
    '(0,4,0,A,0,    A)',
  ],
  ['return ("%05s|%-05s|%+s|%#s|% s"):format("ab","ab","ab","ab","ab")', '(   ab|ab   |ab|ab|ab)'],
  ['return ("%5.1s|%.0s|%.s|"):format("ab","ab","ab")', '(    a|||)'],
  [
    'return ("%s"):format("a\\0b"),#("%s"):format("a\\0b"..("x"):rep(100)),#("%20s"):format("x")',
    '(a,103,20)',
  ],
  ['return ("%200s"):format("x")', 'E:user_script:1: invalid format (width or precision too long)'],
  ['return ("%"):format(1)', "E:user_script:1: invalid option '%' to 'format'"],
  ['return ("%"):format()', "E:user_script:1: bad argument #1 to 'format' (no value)"],
  ['return ("%\\0"):format(1)', "E:user_script:1: invalid option '%' to 'format'"],
  ['return ("%5%"):format(1)', "E:user_script:1: invalid option '%%' to 'format'"],
  ['return ("%-+ #0d"):format(1)', '(+1)'],
  ['return ("%-+ #00d"):format(1)', 'E:user_script:1: invalid format (repeated flags)'],
  [
    'return ("%f|%f|%010f|%-10fx|%+f|% f|%010.2f"):format(0/0,-(0/0),0/0,1/0,1/0,1/0,-1/0)',
    '(-nan|nan|      -nan|inf       x|+inf| inf|      -inf)',
  ],
  ['return ("%G %E %g"):format(1/0,0/0,-1/0)', '(INF -NAN -inf)'],
  ['return ("%+f %+e % g"):format(-(0/0),-(0/0),-(0/0))', '(+nan +nan  nan)'],
  [
    'return ("%#.0f|%#.0e|%#g|%#x|%#X|%#o|%#.0o|%#5x|%#05x|%#x"):format(3,3,3,255,255,8,0,255,255,0)',
    '(3.|3.e+00|3.00000|0xff|0XFF|010|0| 0xff|0x0ff|0)',
  ],
  [
    'return ("%5d|%-5d|%05d|%+5d|% d|%.3d|%5.3d|%05.3d|%-5.3d|%+.3d|%.0d"):format(42,42,42,42,42,42,42,42,42,42,0)',
    '(   42|42   |00042|  +42| 42|042|  042|  042|042  |+042|)',
  ],
  [
    'return ("%.20f|%.14g|%.17g|%.99f|%.0f|%.0f|%.0f"):format(0.1,0.1,0.1,0.1,0.5,1.5,2.5)',
    '(0.10000000000000000555|0.1|0.10000000000000001|0.100000000000000005551115123125782702118158340454101562500000000000000000000000000000000000000000000|0|2|2)',
  ],
  [
    'return ("%5.1f|%e|%.0e|%E|%g|%g|%g|%g"):format(0.25,12345.678,5,1e-10,1e20,1e-5,100000,1000000)',
    '(  0.2|1.234568e+04|5e+00|1.000000E-10|1e+20|1e-05|100000|1e+06)',
  ],
  [
    'return ("%99.99f"):format(1e308)',
    '(100000000000000001097906362944045541740492309677311846336810682903157585404911491537163328978494688899061249669721172515611590283743140088328307009198146046031271664502933027185697489699588559043338384466165001178426897626212945177628091195786707458122783970171784415105291802893207873272974885715430223118336.000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000)',
  ],
  ['return ("%s %s"):format(1)', "E:user_script:1: bad argument #2 to 'format' (no value)"],
  [
    'return ("%s"):format(nil)',
    "E:user_script:1: bad argument #1 to 'format' (string expected, got nil)",
  ],
  [
    'return ("%s"):format({})',
    "E:user_script:1: bad argument #1 to 'format' (string expected, got table)",
  ],
  [
    'return ("%d"):format("3.7"),("%d"):format("0x10"),("%s"):format(12),("%q"):format(12)',
    '(3,16,12,"12")',
  ],
  [
    'return ("%d"):format("x")',
    "E:user_script:1: bad argument #1 to 'format' (number expected, got string)",
  ],
  [
    'return ("%q"):format(\'a"b\\\\c\\nd\\re\\0f\\1\\200\')',
    '("a\\"b\\\\c\\\nd\\re\\000f\u0001\u00c8")',
  ],
  ['return ("%y"):format(1)', "E:user_script:1: invalid option '%y' to 'format'"],
  ['return ("%"):rep(2):format(1)', '(%)'],
  ['return ("%%|%5.2s|%%"):format("abc")', '(%|   ab|%)'],
  ['return ("%i %u %o"):format(5,-1,8)', '(5 18446744073709551615 10)'],
  ['return ("%.s"):format("abc"),("%.f"):format(2.5),("%.d"):format(0)', '(,2,)'],
  ['return ("%.123f"):format(1)', 'E:user_script:1: invalid format (width or precision too long)'],
  ['return ("%123d"):format(1)', 'E:user_script:1: invalid format (width or precision too long)'],
  [
    'return string.format()',
    "E:user_script:1: bad argument #1 to 'format' (string expected, got no value)",
  ],
  [
    'return string.format(nil)',
    "E:user_script:1: bad argument #1 to 'format' (string expected, got nil)",
  ],
  ['return string.format(12)', '(12)'],
  ['return ("x"):format(1,2,3)', '(x)'],
  ['math.randomseed(7) return string.format("%.17g",math.random())', '(0.26644419658297869)'],
  [
    'return string.format("%.14g %.17g %.3f %5.2e", 1/3, 1/3, 2/3, 12345.678)',
    '(0.33333333333333 0.33333333333333331 0.667 1.23e+04)',
  ],
]
