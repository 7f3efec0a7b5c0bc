import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto'
import { AppError } from '../../shared/errors.ts'

const CIPHER = 'aes-256-gcm'
const KEY_BYTES = 32
const NONCE_BYTES = 12
const TAG_BYTES = 16
/** Hexadecimal digits of a mark: 128 bits, so that no two things ever share one. */
const MARK_DIGITS = 32

/** What something sealed is, to the letter: nothing opens in the place of anything else. */
export type Identity = readonly (string | number)[]

/** A new team's key: 64 hexadecimal digits. */
export function newTeamKey(): string {
  return randomBytes(KEY_BYTES).toString('hex')
}

/**
 * What a team's key does. Two keys come of it: one seals, one makes marks, under which the database knows operations,
 * reports and tokens without being told what they are.
 */
export class TeamKey {
  readonly #sealing: Buffer
  readonly #marking: Buffer

  /**
   * @param key 64 hexadecimal digits
   * @param team the team's id: the same key in another team seals otherwise
   */
  constructor(key: string, team: string) {
    const secret = Buffer.from(key, 'hex')
    const derived = (purpose: string): Buffer => Buffer.from(hkdfSync('sha256', secret, team, purpose, KEY_BYTES))
    this.#sealing = derived('atalaya team: sealing')
    this.#marking = derived('atalaya team: marks')
  }

  /** The mark of something: the same for every desk, and telling nothing to who has no key. */
  mark(kind: 'operation' | 'scope' | 'token' | 'key', identity: Identity): string {
    return createHmac('sha256', this.#marking)
      .update(JSON.stringify([kind, ...identity]))
      .digest('hex')
      .slice(0, MARK_DIGITS)
  }

  /** Seals bytes as what they are: a nonce, the bytes, and what tells of any change to them or to what they are. */
  seal(bytes: Uint8Array, identity: Identity): Buffer {
    const nonce = randomBytes(NONCE_BYTES)
    const cipher = createCipheriv(CIPHER, this.#sealing, nonce, { authTagLength: TAG_BYTES })
    cipher.setAAD(Buffer.from(JSON.stringify(identity)))
    return Buffer.concat([nonce, cipher.update(bytes), cipher.final(), cipher.getAuthTag()])
  }

  /** The bytes that were sealed. @throws AppError `team-tampered` where a bit of them, or what they are, is another */
  open(sealed: Uint8Array, identity: Identity): Buffer {
    try {
      const nonce = sealed.subarray(0, NONCE_BYTES)
      const decipher = createDecipheriv(CIPHER, this.#sealing, nonce, { authTagLength: TAG_BYTES })
      decipher.setAAD(Buffer.from(JSON.stringify(identity)))
      decipher.setAuthTag(sealed.subarray(-TAG_BYTES))
      return Buffer.concat([decipher.update(sealed.subarray(NONCE_BYTES, -TAG_BYTES)), decipher.final()])
    } catch (cause) {
      throw new AppError('team-tampered', {}, { cause })
    }
  }

  /** Seals a text. */
  sealText(text: string, identity: Identity): Buffer {
    return this.seal(Buffer.from(text), identity)
  }

  /** The text that was sealed. @throws AppError as {@link open} */
  openText(sealed: Uint8Array, identity: Identity): string {
    return this.open(sealed, identity).toString('utf8')
  }
}
