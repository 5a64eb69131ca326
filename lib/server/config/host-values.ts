import { realpathSync, statSync } from 'node:fs'
import { resolve } from 'node:path'
import { type ByteString, byteStringToUtf8, utf8ToByteString } from '../../reply/byte-string.js'
import { Refusal } from './config-parameter.js'

/** What C says where Node has a code. */
const REASONS = {
  EACCES: 'Permission denied',
  ELOOP: 'Too many levels of symbolic links',
  ENAMETOOLONG: 'File name too long',
  ENOENT: 'No such file or directory',
  ENOTDIR: 'Not a directory',
} as const

function isKnown(code: string): code is keyof typeof REASONS {
  return code in REASONS
}

/** A directory of the machine, by its whole path; Redis would go there. */
export function directory(text: ByteString, current: ByteString): ByteString | Refusal {
  if (text === '') return new Refusal(REASONS.ENOENT)
  const path = resolve(byteStringToUtf8(current), byteStringToUtf8(text))
  try {
    if (!statSync(path).isDirectory()) return new Refusal(REASONS.ENOTDIR)
    return utf8ToByteString(realpathSync(path))
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException
    return new Refusal(isKnown(code) ? REASONS[code] : code)
  }
}

/** `yes` or `no`; `yes` needs an allocator that this process has not. */
export function defragmentation(text: ByteString): ByteString | Refusal {
  const lower = text.toLowerCase()
  if (lower === 'no') return lower
  return new Refusal(
    lower === 'yes'
      ? 'Active defragmentation cannot be enabled: it requires a Redis server compiled with a modified Jemalloc like the one shipped by default with the Redis source distribution'
      : "argument must be 'yes' or 'no'",
  )
}

/** The locales that every machine has; a code set's name has signs and case that mean nothing. */
const LOCALE = /^(|C|POSIX|C\.[Uu][Tt][Ff]-*8)$/

export function locale(text: ByteString): ByteString | Refusal {
  return LOCALE.test(text) ? text : new Refusal('Invalid locale name')
}
