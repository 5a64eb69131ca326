import type { AnsweredScripts } from '../answer.js'

export const MATH: AnsweredScripts = [
  [
    'return string.format("%.17g",100^-2),string.format("%.17g",10^-5)',
    '(0.0001,1.0000000000000001e-05)',
  ],
  [
    'local n,p=0/0,-(0/0) return math.max(p,1),math.max(1,p),math.max(n,p),math.max(p,n),math.max("3",2),math.max(0,0/-1)',
    '(nan,1,-nan,nan,3,0)',
  ],
  [
    'return math.max()',
    "E:user_script:1: bad argument #1 to 'max' (number expected, got no value)",
  ],
  [
    'return math.max(1,"x")',
    "E:user_script:1: bad argument #2 to 'max' (number expected, got string)",
  ],
  ['return math.max("10")', '(10)'],
  ['local n,p=0/0,-(0/0) return math.modf(n)', '(-nan,-nan)'],
  ['local n,p=0/0,-(0/0) return math.modf(p)', '(nan,nan)'],
  ['return math.frexp(-(0/0))', '(nan,0)'],
  ['return math.frexp(1/0)', '(inf,0)'],
  ['return math.frexp(5e-324)', '(0.5,-1073)'],
  ['return math.frexp(-10.25)', '(-0.640625,4)'],
  [
    'return math.ldexp(-(0/0),1),math.ldexp(1,2^31),math.ldexp(3,-1075),math.ldexp(1/0,-5000),math.ldexp(5e-324,1074+1023),math.ldexp(1.5,1.9),math.ldexp(-1,5000),math.ldexp(-1,-5000)',
    '(nan,0,9.8813129168249e-324,inf,8.9884656743116e+307,3,-inf,-0)',
  ],
  ['return math.modf(3.7),math.modf(-3.7),math.modf(5),math.modf(1/0)', '(3,-3,5,inf,0)'],
  ['return math.modf(-5)', '(-5,-0)'],
  ['return math.modf(-0.5)', '(-0,-0.5)'],
  ['return math.random(0)', "E:user_script:1: bad argument #1 to 'random' (interval is empty)"],
  ['return math.random(2,1)', "E:user_script:1: bad argument #2 to 'random' (interval is empty)"],
  ['return math.random(1,2,3)', 'E:user_script:1: wrong number of arguments'],
  [
    'return math.random("x")',
    "E:user_script:1: bad argument #1 to 'random' (number expected, got string)",
  ],
  [
    'math.randomseed(0) return math.random(1000),math.random(1000),math.random(1000)',
    '(171,750,97)',
  ],
  ['math.randomseed(42) return math.random(100),math.random(100),math.random(100)', '(75,35,12)'],
  ['math.randomseed(-1) return math.random(1000),math.random(1000)', '(301,46)'],
  ['math.randomseed(2^31) return math.random(1000)', '(671)'],
  ['math.randomseed(2^32+42) return math.random(100)', '(75)'],
  ['math.randomseed(1e300) return math.random(1000)', '(171)'],
  [
    'math.randomseed(0) return math.random(-2147483648,2147483647),math.random(-2147483648,0),math.random(-1,2147483647)',
    '(-2147483648,-3757885888,-206956555)',
  ],
  ['math.randomseed(5.9) return math.random(1.9),math.random(1,1.9),math.random(5,9)', '(1,1,8)'],
  [
    'return math.randomseed()',
    "E:user_script:1: bad argument #1 to 'randomseed' (number expected, got no value)",
  ],
  [
    'return math.deg(math.pi),math.rad(180),math.rad(1),math.deg(1)',
    '(180,3.1415926535898,0.017453292519943,57.295779513082)',
  ],
  ['return math.floor("3.7"),math.ceil("3.2"),math.abs("-3")', '(3,4,3)'],
  [
    'return math.floor("x")',
    "E:user_script:1: bad argument #1 to 'floor' (number expected, got string)",
  ],
  [
    'return math.floor()',
    "E:user_script:1: bad argument #1 to 'floor' (number expected, got no value)",
  ],
  [
    'return math.pow(2)',
    "E:user_script:1: bad argument #2 to 'pow' (number expected, got no value)",
  ],
  [
    'return math.mod==math.fmod, math.mod(5,3), math.fmod(-5,3), math.fmod(5,-3), math.fmod(5.5,2)',
    '(true,2,-2,2,1.5)',
  ],
  ['return math.huge,math.pi', '(inf,3.1415926535898)'],
  [
    'local f=math.abs return f(0/0),f(-(0/0)),f(-2),f(2),f(1/0),f(-1/0),f(0),f(-1/(1/0))',
    '(nan,nan,2,2,inf,inf,0,0)',
  ],
  [
    'local f=math.acos return f(0/0),f(-(0/0)),f(-2),f(2),f(1/0),f(-1/0),f(0),f(-1/(1/0))',
    '(-nan,nan,nan,nan,nan,nan,1.5707963267949,1.5707963267949)',
  ],
  [
    'local f=math.asin return f(0/0),f(-(0/0)),f(-2),f(2),f(1/0),f(-1/0),f(0),f(-1/(1/0))',
    '(-nan,nan,nan,nan,nan,nan,0,-0)',
  ],
  [
    'local f=math.atan return f(0/0),f(-(0/0)),f(-2),f(2),f(1/0),f(-1/0),f(0),f(-1/(1/0))',
    '(-nan,nan,-1.1071487177941,1.1071487177941,1.5707963267949,-1.5707963267949,0,-0)',
  ],
  [
    'local f=math.ceil return f(0/0),f(-(0/0)),f(-2),f(2),f(1/0),f(-1/0),f(0),f(-1/(1/0))',
    '(-nan,nan,-2,2,inf,-inf,0,-0)',
  ],
  [
    'local f=math.cosh return f(0/0),f(-(0/0)),f(-2),f(2),f(1/0),f(-1/0),f(0),f(-1/(1/0))',
    '(-nan,nan,3.7621956910836,3.7621956910836,inf,inf,1,1)',
  ],
  [
    'local f=math.cos return f(0/0),f(-(0/0)),f(-2),f(2),f(1/0),f(-1/0),f(0),f(-1/(1/0))',
    '(-nan,nan,-0.41614683654714,-0.41614683654714,-nan,-nan,1,1)',
  ],
  [
    'local f=math.deg return f(0/0),f(-(0/0)),f(-2),f(2),f(1/0),f(-1/0),f(0),f(-1/(1/0))',
    '(-nan,nan,-114.59155902616,114.59155902616,inf,-inf,0,-0)',
  ],
  [
    'local f=math.exp return f(0/0),f(-(0/0)),f(-2),f(2),f(1/0),f(-1/0),f(0),f(-1/(1/0))',
    '(-nan,nan,0.13533528323661,7.3890560989307,inf,0,1,1)',
  ],
  [
    'local f=math.floor return f(0/0),f(-(0/0)),f(-2),f(2),f(1/0),f(-1/0),f(0),f(-1/(1/0))',
    '(-nan,nan,-2,2,inf,-inf,0,-0)',
  ],
  [
    'local f=math.log10 return f(0/0),f(-(0/0)),f(-2),f(2),f(1/0),f(-1/0),f(0),f(-1/(1/0))',
    '(-nan,nan,nan,0.30102999566398,inf,nan,-inf,-inf)',
  ],
  [
    'local f=math.log return f(0/0),f(-(0/0)),f(-2),f(2),f(1/0),f(-1/0),f(0),f(-1/(1/0))',
    '(-nan,nan,-nan,0.69314718055995,inf,-nan,-inf,-inf)',
  ],
  [
    'local f=math.rad return f(0/0),f(-(0/0)),f(-2),f(2),f(1/0),f(-1/0),f(0),f(-1/(1/0))',
    '(-nan,nan,-0.034906585039887,0.034906585039887,inf,-inf,0,-0)',
  ],
  [
    'local f=math.sinh return f(0/0),f(-(0/0)),f(-2),f(2),f(1/0),f(-1/0),f(0),f(-1/(1/0))',
    '(-nan,nan,-3.626860407847,3.626860407847,inf,-inf,0,-0)',
  ],
  [
    'local f=math.sin return f(0/0),f(-(0/0)),f(-2),f(2),f(1/0),f(-1/0),f(0),f(-1/(1/0))',
    '(-nan,nan,-0.90929742682568,0.90929742682568,-nan,-nan,0,-0)',
  ],
  [
    'local f=math.sqrt return f(0/0),f(-(0/0)),f(-2),f(2),f(1/0),f(-1/0),f(0),f(-1/(1/0))',
    '(-nan,nan,-nan,1.4142135623731,inf,-nan,0,-0)',
  ],
  [
    'local f=math.tanh return f(0/0),f(-(0/0)),f(-2),f(2),f(1/0),f(-1/0),f(0),f(-1/(1/0))',
    '(-nan,nan,-0.96402758007582,0.96402758007582,1,-1,0,-0)',
  ],
  [
    'local f=math.tan return f(0/0),f(-(0/0)),f(-2),f(2),f(1/0),f(-1/0),f(0),f(-1/(1/0))',
    '(-nan,nan,2.1850398632615,-2.1850398632615,-nan,-nan,0,-0)',
  ],
  [
    'local f,n,p,i=math.fmod,0/0,-(0/0),1/0 return f(n,1),f(p,1),f(1,n),f(1,p),f(2,n),f(2,p),f(n,p),f(p,n),f(i,1),f(1,0),f(0,0),f(-1,i),f(n,0),f(p,0),f(i,i),f(-i,0.5),f(-8,1/3),f(5,i),f(-i,i)',
    '(-nan,nan,-nan,nan,-nan,nan,-nan,nan,-nan,-nan,-nan,-1,-nan,nan,-nan,-nan,-4.4408920985006e-16,5,-nan)',
  ],
  [
    'local f,n,p,i=math.pow,0/0,-(0/0),1/0 return f(n,1),f(p,1),f(1,n),f(1,p),f(2,n),f(2,p),f(n,p),f(p,n),f(i,1),f(1,0),f(0,0),f(-1,i),f(n,0),f(p,0),f(i,i),f(-i,0.5),f(-8,1/3),f(5,i),f(-i,i)',
    '(nan,nan,1,1,-nan,nan,-nan,nan,inf,1,1,1,1,1,inf,inf,-nan,inf,inf)',
  ],
  [
    'local f,n,p,i=math.atan2,0/0,-(0/0),1/0 return f(n,1),f(p,1),f(1,n),f(1,p),f(2,n),f(2,p),f(n,p),f(p,n),f(i,1),f(1,0),f(0,0),f(-1,i),f(n,0),f(p,0),f(i,i),f(-i,0.5),f(-8,1/3),f(5,i),f(-i,i)',
    '(-nan,nan,-nan,nan,-nan,nan,nan,-nan,1.5707963267949,1.5707963267949,0,-0,-nan,nan,0.78539816339745,-1.5707963267949,-1.5291537476963,0,-0.78539816339745)',
  ],
  ['return math.floor(-0.5),math.ceil(0.5),math.floor(2^53+0.0)', '(-1,1,9.007199254741e+15)'],
  ['return math.max(1,2,3),math.min(1,2,3),math.max(-1,-2),math.min("2","1")', '(3,1,-1,1)'],
  [
    'return math.min()',
    "E:user_script:1: bad argument #1 to 'min' (number expected, got no value)",
  ],
]
