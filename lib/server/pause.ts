import type { Command } from '../command/command-table.js'
import { startTimer, stopTimer, type Timer } from './timers.js'

/** CLIENT PAUSE: holds back all commands, or those that write, for a time. */
export class Pause {
  #mode: 'off' | 'all' | 'write' = 'off'
  #end: Promise<void> = Promise.resolve()
  #resume: () => void = () => {}
  #timer: Timer | undefined

  get isOn(): boolean {
    return this.#mode !== 'off'
  }

  /** Resolves when the pause is over. */
  get end(): Promise<void> {
    return this.#end
  }

  /** Whether a command has to wait: CLIENT itself never does, so that UNPAUSE can come. */
  holds({ name, flags }: Command<never>): boolean {
    if (this.#mode === 'off' || name === 'client' || name.startsWith('client|')) return false
    return this.#mode === 'all' || flags.has('write') || flags.has('may_replicate')
  }

  begin(mode: 'all' | 'write', milliseconds: number): void {
    stopTimer(this.#timer)
    if (!this.isOn) {
      this.#end = new Promise((resolve) => {
        this.#resume = resolve
      })
    }
    this.#mode = mode
    this.#timer = startTimer(milliseconds, () => this.stop())
  }

  stop(): void {
    stopTimer(this.#timer)
    this.#mode = 'off'
    this.#resume()
  }
}
