/// <reference lib="dom" />
import { expect, type Page } from '@playwright/test'
import type { Channel, InputOf, OutputOf } from '../../src/shared/ipc/contract.ts'
import { readReply, type ReplyText } from '../../src/shared/ipc/reply.ts'

/** Asks the main process as the page does. @throws Error with the code of what was refused, and with its detail */
export async function ask<C extends Channel>(window: Page, channel: C, input: InputOf<C>): Promise<OutputOf<C>> {
  // The types of all channels at once are more than the compiler follows into the page.
  const asked: { readonly channel: string; readonly input: unknown } = { channel, input }
  const text = await window.evaluate(
    (question): Promise<string> =>
      globalThis.window.atalaya.request(question.channel as Channel, question.input as never),
    asked,
  )
  const reply = readReply(text as ReplyText<OutputOf<C>>)
  if (reply.ok) return reply.value
  throw new Error(`${channel}: ${reply.error.code} ${JSON.stringify(reply.error.detail)}`)
}

/**
 * The first operation. The sample operation may still be on its way into the store: asked for nothing that is there, a
 * channel answers `internal`.
 */
export async function firstConnection(window: Page): Promise<OutputOf<'connections:list'>[number]> {
  let first: OutputOf<'connections:list'>[number] | undefined
  await expect
    .poll(async () => {
      first = (await ask(window, 'connections:list', null))[0]
      return first
    })
    .toBeDefined()
  if (first === undefined) throw new Error('there is no operation')
  return first
}
