/** Thrown where the bytes of a payload make no sense; RESTORE answers an error then. */
export class CorruptPayload extends Error {
  override readonly name = 'CorruptPayload'
}
