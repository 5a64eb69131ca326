import type { RedisVersion } from '../../reply/version.js'

/** The sizes of Redis's structures on a machine of 64 bits. */
export interface Layout {
  readonly dict: number
  readonly listNode: number
  readonly stream: number
  /** A consumer group, and a consumer. */
  readonly group: number
  readonly consumer: number
  /** Whether short texts and small encodings count as they are, not as they are allocated. */
  readonly countsContents: boolean
  /** Whether small encodings have ziplists. */
  readonly hasZiplists: boolean
}

export const POINTER = 8
export const OBJECT = 16
export const DICT_ENTRY = 24
export const QUICKLIST = 40
export const SORTED_SET = 16
export const SKIP_LIST = 32
export const SKIP_LIST_NODE = 24
export const SKIP_LIST_LEVEL = 16
export const SKIP_LIST_MOST_LEVELS = 32
/** A hash whose fields expire, in its small encoding. */
export const EXPIRING_LISTPACK = 40
export const STREAM_ID = 16
/** An entry of a group that is delivered and not acknowledged. */
export const PENDING_ENTRY = 24
/** Redis counts so much for each node of a radix tree. */
export const RADIX_TREE_NODE = 4 + 30 * POINTER

const SINCE_7_0: Layout = {
  dict: 56,
  listNode: 40,
  stream: 80,
  group: 40,
  consumer: 24,
  countsContents: false,
  hasZiplists: false,
}

const SINCE_7_2: Layout = { ...SINCE_7_0, consumer: 32 }

const OF_6_2: Layout = {
  dict: 96,
  listNode: 32,
  stream: 40,
  group: 32,
  consumer: 24,
  countsContents: true,
  hasZiplists: true,
}

export const LAYOUTS: Readonly<Record<RedisVersion, Layout>> = {
  '6.2': OF_6_2,
  '7.0': SINCE_7_0,
  '7.2': SINCE_7_2,
  '7.4': SINCE_7_2,
}
