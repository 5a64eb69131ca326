/**
 * Lua that comes to each instruction that scripts are made of, with each kind of operand: registers and
 * constants; whole numbers, fractions, text, `nil`, booleans and tables.
 */
export const WARM_UP_SOURCE = `
local shared = 1
local function add(x, y) return x + y end
local function last(x, y) return add(x, y) end
local function counter(from)
  local count = from
  return function(step)
    count = count + step
    shared = shared + 1
    return count
  end
end
local function after(list, i)
  i = i + 1
  if list[i] then return i, list[i] end
end

local function arithmetic(x, y)
  local r = x + y; r = x - y; r = x * y; r = x / y; r = x % y; r = x ^ y; r = -x
  r = x + 1; r = x - 1; r = x * 2; r = x / 2; r = x % 2; r = x ^ 2
  r = 1 + x; r = 1 - x; r = 2 * x; r = 2 / x; r = 2 % x; r = 2 ^ x
  r = '1' + x; r = '1' - x; r = '2' * x; r = '2' / x; r = '2' % x; r = '2' ^ x; r = -'2'
  return r
end

local function comparison(x, y, text, any)
  local r = not x
  if x == y then r = 1 elseif x ~= text then r = 2 end
  if text == 'a' or 'a' == text or x == 1 then r = 3 end
  if any == nil or any == true or any == text or r == any or any == false then r = 4 end
  if x < y then r = 1 end
  if x <= y then r = 1 end
  if x < 3 then r = 1 end
  if x <= 3 then r = 1 end
  if 3 < x then r = 1 end
  if 3 <= x then r = 1 end
  if text < 'b' then r = 1 end
  if text <= 'b' then r = 1 end
  r = any and text
  r = any or text
  return any and text or r
end

local function tables(x, y, text, any)
  local t = { 1, text, x = 1, y = any, [y] = x, [text] = 'k' }
  t[1] = x; t.z = y; t[text] = t.z; t[#t + 1] = text; t.w = 'w'; t[x] = 1; t[2] = 2
  local r = t[1]; r = t[x]; r = t[text]; r = t.none; r = t.x
  t.after = after
  r = t.after(t, 1)
  r = t:after(1)
  shared = any
  shared = 1
  return #t, #text, text .. x .. 'a', text .. 'b'
end

local function loops(x, y, ...)
  local r, i = 0, 0
  for j = 1, 2 do r = r + j end
  for j = 2, 1, -1 do r = r + j end
  for j = x, y, 0.5 do r = j end
  local list = { ... }
  for j, item in after, list, 0 do r = item end
  for key, value in pairs(list) do r = value end
  while i < 2 do i = i + 1 end
  repeat i = i - 1 until i == 0
  while true do
    i = i + 1
    if i > 2 then break end
  end
  return r, select('#', ...)
end

local function all(x, y, text, any)
  local count = counter(x)
  arithmetic(x, y)
  comparison(x, y, text, any)
  tables(x, y, text, any)
  loops(x, y, any, text, x)
  count(1)
  return last(count(y), tonumber('1'))
end

for i = 1, 2 do
  all(i, i + 1, 'a', true)
  all(i + 0.5, i + 1.5, 'b' .. i, nil)
  all(2, 1, 'a', {})
  all(1, 1, 'a', 'a')
end
`
