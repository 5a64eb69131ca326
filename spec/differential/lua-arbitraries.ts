import fc, { type Arbitrary } from 'fast-check'

/** Lua source text of generated expressions and statements, as Redis runs them. */
type Source = Arbitrary<string>

const number: Source = fc.oneof(
  fc.integer({ min: -20, max: 300 }).map(String),
  fc.constantFrom('0.1', '1.5', '-2.75', '1e15', '1e14', '2^53', '2^31', '-2^63', '1e100', '0x1F'),
  fc.constantFrom('math.huge', '-math.huge', '3.9999', '123456789.125', '1/3'),
)

const string: Source = fc.constantFrom(
  "''",
  "'abc'",
  "'10'",
  "'0x10'",
  "' 7 '",
  "'hello world'",
  "'a\\0b'",
  "'\\255\\254'",
  "'%d+'",
  "'key=value, k2=v2'",
  "'[]'",
  '\'{"a":[1,2,{"b":null}]}\'',
  "('x'):rep(70)",
)

const scalar: Source = fc.oneof(
  { weight: 5, arbitrary: number },
  { weight: 5, arbitrary: string },
  {
    weight: 2,
    arbitrary: fc.constantFrom('true', 'false', 'nil', 'cjson.null', 'KEYS[1]', 'ARGV[1]'),
  },
)

const { value } = fc.letrec<{ value: string; table: string }>((tie) => ({
  value: fc.oneof({ maxDepth: 3 }, scalar, tie('table')),
  table: fc.oneof(
    fc.array(tie('value'), { maxLength: 4 }).map((items) => `{${items.join(',')}}`),
    fc
      .array(fc.tuple(fc.constantFrom('a', 'b', 'n', 'ok', 'err', 'x1'), tie('value')), {
        maxLength: 4,
      })
      .map((fields) => `{${fields.map(([name, item]) => `${name}=${item}`).join(',')}}`),
    fc.tuple(fc.constantFrom('1', '2', '3', '12'), tie('value')).map(([k, v]) => `{[${k}]=${v}}`),
  ),
}))

function form(template: string, ...parts: Source[]): Source {
  return fc
    .tuple(...parts)
    .map((texts) => texts.reduce((text, part) => text.replace('$', () => part), template))
}

const binary: Source = fc.constantFrom(
  '+',
  '-',
  '*',
  '/',
  '%',
  '^',
  '..',
  '==',
  '<',
  '<=',
  '~=',
  'and',
  'or',
)

const bitwise: Source = fc.oneof(
  form(
    'bit.$($,$)',
    fc.constantFrom('band', 'bor', 'bxor', 'lshift', 'rshift', 'arshift', 'rol', 'ror'),
    number,
    number,
  ),
  form('bit.$($)', fc.constantFrom('tobit', 'bnot', 'bswap', 'tohex'), number),
)

const codec: Source = fc.oneof(
  form('cjson.encode($)', value),
  form('cjson.decode($)', string),
  form('cjson.decode(cjson.encode($))', value),
  form('cmsgpack.pack($)', value),
  form('cmsgpack.unpack(cmsgpack.pack($))', value),
  form('cmsgpack.unpack($)', string),
  form(
    "struct.pack('$',$)",
    fc.constantFrom('>I2', '<i4', 'd', 'bBhH', 's', '>I8', 'c3', 'f'),
    scalar,
  ),
  form("struct.unpack('$',$)", fc.constantFrom('>I2', 'b', 's', 'c2', 'BB'), string),
)

const pattern: Source = fc.constantFrom(
  "'a'",
  "'%w+'",
  "'(%w+)=(%w+)'",
  "'^h'",
  "'.-o'",
  "'[a-e]'",
  "'%s*$'",
  "'('",
  "'%'",
)

const text: Source = fc.oneof(
  form('($):$()', string, fc.constantFrom('upper', 'lower', 'len', 'reverse', 'byte')),
  form('($):sub($,$)', string, number, number),
  form('string.find($,$)', string, pattern),
  form('string.match($,$)', string, pattern),
  form("string.gsub($,$,'<%0>')", string, pattern),
  form(
    "string.format('$',$)",
    fc.constantFrom('%d', '%5.2f', '%s', '%q', '%x', '%g', '%-5s|', '%c'),
    scalar,
  ),
  form('tonumber($)', scalar),
  form('tostring($)', scalar),
)

const arithmetic: Source = form('($)$($)', scalar, binary, scalar)

const tables: Source = fc.oneof(
  form('#$', value),
  form("table.concat($,',')", value),
  form('select($,1,2,3)', number),
  form('unpack($)', value),
  form('math.$($)', fc.constantFrom('floor', 'ceil', 'abs', 'sqrt', 'max', 'min'), number),
  form('next($)', value),
  form('type($)', value),
)

const call: Source = fc.oneof(
  form("redis.$('SET',KEYS[1],$)", fc.constantFrom('call', 'pcall'), scalar),
  form("redis.$('GET',KEYS[1])", fc.constantFrom('call', 'pcall')),
  form(
    "redis.call('$',KEYS[1])",
    fc.constantFrom('INCR', 'LLEN', 'TYPE', 'DEL', 'HGETALL', 'nosuch', 'GET'),
  ),
  form(
    "redis.pcall('$',KEYS[2],$)",
    fc.constantFrom('LPUSH', 'APPEND', 'SADD', 'INCRBY', 'INCRBYFLOAT'),
    scalar,
  ),
  form("redis.call('HSET',KEYS[2],$,$)", scalar, scalar),
  form("redis.call('ZADD',KEYS[2],$,$)", number, scalar),
  form('redis.$($)', fc.constantFrom('error_reply', 'status_reply', 'sha1hex'), scalar),
)

const expression = fc.oneof(arithmetic, bitwise, codec, text, tables, call, value)

const statement: Source = fc.oneof(
  form('local r=$ return r', expression),
  form('return $', expression),
  form('return {$,$}', expression, expression),
  form('return {pcall(function() return $ end)}', expression),
  form('local t={} for i=1,3 do t[i]=$ end return t', expression),
  form('error($)', scalar),
  form('local a=$ return a.x', scalar),
  form('local ok,e=pcall(function() return $ end) return {tostring(ok),tostring(e)}', arithmetic),
  form('redis.call("SET",KEYS[1],1) return tostring($)', arithmetic),
  form('undefined_name=$', scalar),
  form('return undefined_name'),
  form('local function f(n) if n<=0 then return $ end return f(n-1) end return f(5)', expression),
)

/** A whole script. */
export const script: Source = statement
