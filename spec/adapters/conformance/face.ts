/** An argument of a command, as any client takes it. */
export type Argument = string | number | Buffer
export type Argv = readonly [string, ...Argument[]]

/** A script that a client has under a name. */
export interface NamedScript {
  readonly name: string
  readonly lua: string
  readonly numberOfKeys: number
}

/** Options that clients have under different names. */
export interface CommonOptions {
  readonly prefix?: string
  readonly db?: number
  readonly script?: NamedScript
  /** Whether `create` does not wait until the client is connected. */
  readonly isHasty?: boolean
}

/** What every client can do, however it is called there. */
export interface CommonClient {
  call(...argv: Argv): Promise<unknown>
  /** As `call`, with bulk strings as they came. */
  callBuffer(...argv: Argv): Promise<unknown>
  eval(lua: string, keys: readonly Argument[], args?: readonly Argument[]): Promise<unknown>
  evalsha(sha1: string, keys: readonly Argument[], args?: readonly Argument[]): Promise<unknown>
  /** Runs a script that the client was created with. */
  run(name: string, keys: readonly Argument[], args?: readonly Argument[]): Promise<unknown>
  /** All at once, not as a transaction; an error is an element. */
  pipeline(...commands: readonly Argv[]): Promise<unknown[]>
  /** Null if a watched key changed. */
  multi(...commands: readonly Argv[]): Promise<unknown[] | null>
  /** Runs a script twice, by its name, in a pipeline or a transaction. */
  runTwice(way: 'pipeline' | 'multi', name: string): Promise<unknown[]>
  /** Listens to a channel. */
  subscribe(channel: string, listener: (channel: string, message: string) => void): Promise<unknown>
  duplicate(): Promise<CommonClient>
  /** Ends the connection as soon as what was asked for is answered. */
  quit(): Promise<unknown>
  /** Ends the connection and opens another. */
  reconnect(): Promise<unknown>
}

/** Where clients find one empty server. */
export interface Place {
  readonly host: string
  readonly port: number
  close(): Promise<unknown>
}

/** A kind of client and a way to a server: all rows run on it but those that it skips. */
export interface Face<Client, Options> {
  readonly name: string
  /** Rows that it does not run, and why. */
  readonly skips: Readonly<Record<string, string>>
  open(): Promise<Opened<Client, Options>>
}

/** Clients of one empty server. */
export interface Opened<Client, Options> {
  create(options?: Options): Client
  close(): Promise<unknown>
}

/** A face whose clients all rows can be run on. */
export interface CommonFace extends Face<Promise<CommonClient>, CommonOptions> {}

/** One behaviour, on all faces. */
export interface Row<Client, Options> {
  readonly title: string
  readonly run: (client: Client, opened: Opened<Client, Options>) => Promise<unknown>
  readonly result: unknown
}

export interface CommonRow {
  readonly title: string
  readonly run: (
    client: CommonClient,
    open: (options?: CommonOptions) => Promise<CommonClient>,
  ) => Promise<unknown>
  readonly result: unknown
  /** What the client is created with. */
  readonly options?: CommonOptions
}

/** A reply with the messages of errors in their place. */
export function told(reply: unknown): unknown {
  if (reply instanceof Error) return `! ${reply.message}`
  return Array.isArray(reply) ? reply.map(told) : reply
}

/** The message with which something fails. */
export const failure = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then((value) => ({ value }), told)
