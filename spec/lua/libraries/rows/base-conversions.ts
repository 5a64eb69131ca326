import type { AnsweredScripts } from '../answer.js'

export const BASE_CONVERSIONS: AnsweredScripts = [
  ['return tostring()', "E:user_script:1: bad argument #1 to 'tostring' (value expected)"],
  [
    'return tostring(nil),tostring(true),tostring(1e15),tostring(setmetatable({},{__tostring=function() return 1 end})), tostring(setmetatable({},{__tostring=function() return "hi" end}))',
    '(nil,true,1e+15,1,hi)',
  ],
  ['return tostring(setmetatable({},{__tostring=function() return {} end}))', '(table)'],
  ['return tostring(setmetatable({},{__tostring=1}))', 'E:attempt to call a number value'],
  [
    'return tonumber("5\\0abc"),tonumber("10\\0x",16),tonumber("0x10",16),tonumber(" -ff ",16),tonumber("0x",16),tonumber("-",16),tonumber("99999999999999999999999",10),tonumber("ffffffffffffffffffff",16),tonumber("-ffffffffffffffffffffff",16)',
    '(5,16,16,1.844674407371e+19,nil,nil,1e+23,1.844674407371e+19,1.844674407371e+19)',
  ],
  ['return "5\\0abc"+1', '(6)'],
  ['return tonumber(nil),tonumber({}),tonumber("1",10.9)', '(nil,nil,1)'],
  ['return tonumber()', "E:user_script:1: bad argument #1 to 'tonumber' (value expected)"],
  ['return tonumber("10",1)', "E:user_script:1: bad argument #2 to 'tonumber' (base out of range)"],
  [
    'return tonumber("10",37)',
    "E:user_script:1: bad argument #2 to 'tonumber' (base out of range)",
  ],
  [
    'return tonumber("zz",36),tonumber("ZZ",36),tonumber("12",3),tonumber("129",3),tonumber("",16),tonumber(" ",16),tonumber("1 2",16),tonumber("+7",8),tonumber("0x1",36),tonumber("0X1F",16)',
    '(1295,1295,5,nil,nil,nil,nil,7,1189,31)',
  ],
  [
    'return tonumber(12,16),tonumber(1.5,16),tonumber({},16)',
    "E:user_script:1: bad argument #1 to 'tonumber' (string expected, got table)",
  ],
  [
    'return tonumber(nil,16)',
    "E:user_script:1: bad argument #1 to 'tonumber' (string expected, got nil)",
  ],
  [
    'return tonumber("1e1"),tonumber("0x1p4"),tonumber("inf"),tonumber("nan"),tonumber("-nan"),tonumber("1e"),tonumber("."),tonumber("5."),tonumber(".5"),tonumber("0x.8"),tonumber("1_0"),tonumber("\\t5\\n"),tonumber("5 5")',
    '(10,16,inf,nan,-nan,nil,nil,5,0.5,0.5,nil,5,nil)',
  ],
  [
    'return tonumber("infinity"),tonumber("INF"),tonumber("nan(abc)"),tonumber("0x"),tonumber("- 1"),tonumber("--1"),tonumber("+1"),tonumber("+-1"),tonumber("1e+5"),tonumber("1E-5"),tonumber("1e5.5")',
    '(inf,inf,nan,nil,nil,nil,1,nil,100000,1e-05,nil)',
  ],
  [
    'return tostring(1e100),tostring(-0.5),tostring(123456789012),tostring(2^63),tostring(1e14),tostring(0.1)',
    '(1e+100,-0.5,123456789012,9.2233720368548e+18,1e+14,0.1)',
  ],
]
