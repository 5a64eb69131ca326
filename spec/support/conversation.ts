import { expect } from 'vitest'
import type { Server } from '../../lib/server/registry/registry.js'
import { connectInProcess, type VectorConnection } from './replay-vectors.js'
import type { VectorReply } from './vector-reply.js'

/**
 * Lines that clients send, each with its reply. A line is words; `name: ` in front says which
 * client sends it, where there are several.
 */
export type Conversation = readonly (readonly [line: string, reply: VectorReply])[]

export const QUEUED = { status: 'QUEUED' }

/** Has a conversation with a server, and checks each reply. */
export async function converse(server: Server, conversation: Conversation): Promise<void> {
  const clients = new Map<string, VectorConnection>()
  for (const [line, reply] of conversation) {
    const [, name = '', words] = /^(?:([a-z]+): )?(.*)$/s.exec(line) ?? []
    const client = clients.get(name) ?? connectInProcess(server)
    clients.set(name, client)
    expect(await client.send(words.split(' ')), line).toEqual(reply)
  }
}
