import type { AppErrorData } from '../errors.ts'

/** An answer across processes, where exceptions lose all but their message. */
export type Reply<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: AppErrorData }

declare const REPLY_OF: unique symbol

/**
 * A {@link Reply} as JSON. Electron's context bridge copies an object part by part and a text in one go, and the list
 * of reports and the blocks of a grid have tens of thousands of parts.
 */
export type ReplyText<T> = string & { readonly [REPLY_OF]: T }

export function writeReply<T>(reply: Reply<T>): ReplyText<T> {
  return JSON.stringify(reply) as ReplyText<T>
}

export function readReply<T>(text: ReplyText<T>): Reply<T> {
  return JSON.parse(text) as Reply<T>
}
