import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { AppError } from '../../src/shared/errors.ts'
import { removeTemporaryFolders, temporaryFolder } from '../support/connectedStore.ts'
import { detail, openMainDesk } from '../support/mainDesk.ts'
import { span } from '../support/times.ts'

// What a window draws is written by the desk: whole or not at all, where its user wants it.

afterAll(removeTemporaryFolders)

const rows = {
  connectionId: 1,
  reportKey: detail.key,
  parameters: {},
  range: span('2026-11-02', '2026-11-08'),
  filters: [],
  search: '',
}
const picture = '<svg width="1" height="1" xmlns="http://www.w3.org/2000/svg"></svg>'
const wish = {
  rows,
  page: { title: 'Llamadas', language: 'es', facts: [], sections: [], isWide: true },
  format: 'pdf',
} as const
const pdf = new TextEncoder().encode('%PDF-1.7')

async function deskThatWrites(file: string | null) {
  const offered: string[] = []
  const watched = openMainDesk(temporaryFolder(), {
    askForFile: (name) => {
      offered.push(name)
      return Promise.resolve(file)
    },
  })
  await watched.desk.start()
  return { ...watched, offered }
}

test('a picture and a page are written where their user wants them, under the report’s name and days', async () => {
  const folder = temporaryFolder()
  const file = join(folder, 'drawn')
  writeFileSync(file, 'an older one, which is longer than what comes')
  const { desk, ended, offered } = await deskThatWrites(file)
  try {
    const first = await ended((await desk.summaries.savePicture({ rows, format: 'svg', picture })) ?? '')
    expect(first).toMatchObject({ state: 'done', outcome: { drawn: 'svg', bytes: picture.length, wasRenamed: false } })
    expect(readFileSync(file, 'utf8')).toBe(picture)
    const second = await ended((await desk.pages.save(wish, () => Promise.resolve(pdf))) ?? '')
    expect(second).toMatchObject({ state: 'done', outcome: { drawn: 'pdf', fileName: 'drawn' } })
    expect(readFileSync(file, 'utf8')).toBe('%PDF-1.7')
    expect(readdirSync(folder)).toEqual(['drawn'])
    expect(offered.map((name) => name.replace(detail.title.es, ''))).toEqual([
      ' 2026-11-02 2026-11-08.svg',
      ' 2026-11-02 2026-11-08.pdf',
    ])
  } finally {
    await desk.close()
  }
})

test('where nothing can be written, or nobody wants it, nothing is there', async () => {
  const folder = temporaryFolder()
  mkdirSync(join(folder, 'taken'))
  const { desk, ended } = await deskThatWrites(join(folder, 'taken'))
  try {
    const job = await ended((await desk.summaries.savePicture({ rows, format: 'svg', picture })) ?? '')
    expect(job.error).toMatchObject({ code: 'output-unwritable' })
    const failing = (): Promise<Uint8Array> => Promise.reject(new AppError('drawing-failed'))
    const undrawn = await ended((await desk.pages.save(wish, failing)) ?? '')
    expect(undrawn.error).toMatchObject({ code: 'drawing-failed' })
    expect(readdirSync(folder)).toEqual(['taken'])
  } finally {
    await desk.close()
  }
  const other = await deskThatWrites(null)
  try {
    expect(await other.desk.summaries.savePicture({ rows, format: 'svg', picture })).toBeNull()
    const failing = (): Promise<Uint8Array> => Promise.reject(new AppError('drawing-failed'))
    expect(await other.desk.pages.save(wish, failing)).toBeNull()
    const script = picture.replace('></svg>', '><script/></svg>')
    await expect(other.desk.summaries.savePicture({ rows, format: 'svg', picture: script })).rejects.toMatchObject({
      code: 'internal',
    })
    const page = { ...wish.page, sections: [{ kind: 'drawing', heading: null, svg: script }] } as const
    await expect(other.desk.pages.save({ ...wish, page }, failing)).rejects.toMatchObject({ code: 'internal' })
    // Neither asked for a place.
    expect(other.offered).toHaveLength(2)
  } finally {
    await other.desk.close()
  }
})
