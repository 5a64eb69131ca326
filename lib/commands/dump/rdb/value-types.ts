/** The byte in front of a value that says what follows. */
export const ValueKind = {
  string: 0,
  list: 1,
  set: 2,
  sortedSetTexts: 3,
  hash: 4,
  sortedSet: 5,
  hashZipmap: 9,
  listZiplist: 10,
  setIntset: 11,
  sortedSetZiplist: 12,
  hashZiplist: 13,
  listZiplists: 14,
  stream: 15,
  hashListpack: 16,
  sortedSetListpack: 17,
  listNodes: 18,
  streamWithCounts: 19,
  setListpack: 20,
  streamWithActiveTimes: 21,
  expiringHash: 24,
  expiringHashListpack: 25,
} as const

/** Whether a node of a list is one element as it is, or a listpack of several. */
export const NodeKind = { plain: 1, packed: 2 } as const
