import type { AnsweredScripts } from '../answer.js'

export const TABLE_SORT: AnsweredScripts = [
  [
    'local d=0 local function f() d=d+1 table.sort({2,1},f) end local ok,e=pcall(f) return d,ok,e',
    '(197,false,C stack overflow)',
  ],
  ['return table.sort({3,1,"x"})', 'E:attempt to compare string with number'],
  [
    'return table.sort({1,2,3},1)',
    "E:user_script:1: bad argument #2 to 'sort' (function expected, got number)",
  ],
  [
    'return table.sort({3,1,2,5,4},function(a,b) return true end)',
    'E:user_script:1: invalid order function for sorting',
  ],
  ['return table.sort(redis)', '()'],
  ['return table.sort({1,2,3},nil)', '()'],
  [
    'return table.sort()',
    "E:user_script:1: bad argument #1 to 'sort' (table expected, got no value)",
  ],
  ['return table.sort({{},{}})', 'E:attempt to compare two table values'],
  ['local t={5,3,nil,1} return pcall(table.sort,t)', '(false,attempt to compare nil with number)'],
  [
    'local r={} local t={5,2,8,1,9,3,7} table.sort(t,function(a,b) r[#r+1]=a.."<"..b return a<b end) return table.concat(r," "),table.concat(t,",")',
    '(7<5 1<5 2<5 8<5 5<9 5<3 8<5 5<3 7<9 8<7 9<8 3<1 2<1 3<2,1,2,3,5,7,8,9)',
  ],
  [
    'local t={3,1,2} table.sort(t,function(a,b) return a>b end) return table.concat(t,",")',
    '(3,2,1)',
  ],
  ['local t={"b","a","c","B","A"} table.sort(t) return table.concat(t,",")', '(A,B,a,b,c)'],
  [
    'local t={} for i=1,100 do t[i]=(i*37)%101 end table.sort(t) return table.concat(t,",")',
    '(1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23,24,25,26,27,28,29,30,31,32,33,34,35,36,37,38,39,40,41,42,43,44,45,46,47,48,49,50,51,52,53,54,55,56,57,58,59,60,61,62,63,64,65,66,67,68,69,70,71,72,73,74,75,76,77,78,79,80,81,82,83,84,85,86,87,88,89,90,91,92,93,94,95,96,97,98,99,100)',
  ],
  ['local t={3,1,2} table.sort(t,function(a,b) error("in") end) return 1', 'E:user_script:1: in'],
]
