import type { Database, KeyspaceObserver } from '../../keyspace/database.js'
import { KeyUsage } from '../../keyspace/key-usage.js'
import { Keyspace } from '../../keyspace/keyspace.js'
import type { ByteString } from '../../reply/byte-string.js'
import type { Server } from '../server.js'

/** The databases of a server, which lets all hear of them who want to. */
export function createKeyspace(server: Server, databases: number): Keyspace {
  const { clock, random } = server
  const usage = new KeyUsage(random, clock.wallTime)
  return new Keyspace(databases, () => clock.expiryTime(), usage, observerFor(server))
}

/** Lets WATCH, tracking, blocked clients and notifications hear of what happens to keys. */
function observerFor(server: Server): KeyspaceObserver {
  const touched = (database: Database, key: ByteString): void => {
    server.watches.touch(database, key)
    if (server.tracking.isOn) server.tracking.keyWritten(key)
    server.memory.keyWritten(database, key)
    server.cluster?.keyWritten(database, key)
  }
  return {
    modified: (database, key, changes) => {
      server.persistence.changes += changes
      touched(database, key)
    },
    touched,
    counted: (database, key, changes) => {
      server.persistence.changes += changes
      server.memory.keyWritten(database, key)
    },
    removed: (database, key) => server.blocking.keyRemoved(database, key),
    freed: (value, cause) => server.memory.lazyFree.valueFreed(value, cause),
    freedLazily: ({ size }) => server.memory.lazyFree.count(size),
    added: (database, key, isNew) => {
      if (isNew && server.version >= '7.0') {
        server.notifications.notify('n', 'new', key, database.index)
      }
      if (isNew) server.cluster?.keys.add(key)
      server.blocking.keyAdded(database, key)
    },
    missed: (database, key) => {
      server.notifications.notify('m', 'keymiss', key, database.index)
    },
    partsExpired: (count) => {
      server.stats.expiredFields += count
    },
    expired: (database, key) => {
      touched(database, key)
      if (server.replication.isOn) server.replication.deleted(database, key, 'lazyfree-lazy-expire')
      server.stats.expiredKeys++
      server.notifications.notify('x', 'expired', key, database.index)
    },
    replacing: (database, other) => {
      server.persistence.changes += other === undefined ? database.size : 1
      server.blocking.databaseReplacing(database)
      if (other !== undefined) server.blocking.databaseReplacing(other)
      server.watches.touchAll(database, other)
      server.memory.databaseReplaced(database)
      server.cluster?.keys.clear()
      if (other !== undefined) server.memory.databaseReplaced(other)
    },
    emptied: () => server.persistence.flushed(),
    replaced: (database) => server.blocking.databaseReplaced(database),
  }
}
