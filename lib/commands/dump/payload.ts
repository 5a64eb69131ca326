import type { Value } from '../../keyspace/value.js'
import { ByteReader } from '../../rdb/byte-reader.js'
import { ByteWriter } from '../../rdb/byte-writer.js'
import { CorruptPayload } from '../../rdb/corrupt-payload.js'
import { openPayload, sealPayload } from '../../rdb/payload.js'
import type { ByteString } from '../../reply/byte-string.js'
import { BAD_PAYLOAD, WRONG_PAYLOAD } from '../../reply/errors/dump.js'
import type { ErrorReply } from '../../reply/reply.js'
import type { CommandContext } from '../context.js'
import { hashLimits } from '../hashes/lookup-hash.js'
import { listFill } from '../lists/lookup-list.js'
import { setLimits } from '../sets/lookup-set.js'
import { sortedSetLimits } from '../sorted-sets/lookup-sorted-set.js'
import { readValue } from './rdb/read-value.js'
import { writeValue } from './rdb/write-value.js'

/** A value as DUMP answers it: its type, itself, the version of the format and a checksum. */
export function writePayload(context: CommandContext, value: Value): ByteString {
  return sealPayload(new ByteWriter().raw(savedValue(context, value)), context.version)
}

/** How many bytes a value takes in a payload, without its type, as DEBUG OBJECT shows it. */
export function serializedLength(context: CommandContext, value: Value): number {
  return savedValue(context, value).length - 1
}

/** A value as it is saved, with its type in front. */
export function savedValue(context: CommandContext, value: Value): Buffer {
  return writeValue(value, {
    version: context.version,
    isCompressed: context.configNumber('rdbcompression') === 1,
    listFill: listFill(context),
  })
}

/** Reads what {@link writePayload} wrote, here or in a real server of up to this version. */
export function readPayload(context: CommandContext, payload: ByteString): Value | ErrorReply {
  const bytes = openPayload(payload, context.version)
  if (bytes === undefined) return WRONG_PAYLOAD
  try {
    // A value that is cut short goes on into what stands behind it, as in Redis.
    return readValue(new ByteReader(bytes), {
      hashLimits: hashLimits(context),
      setLimits: setLimits(context),
      sortedSetLimits: sortedSetLimits(context),
      listFill: listFill(context),
    })
  } catch (error) {
    if (error instanceof CorruptPayload) return BAD_PAYLOAD
    throw error
  }
}
