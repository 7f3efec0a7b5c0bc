import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { openOutputFile, type Finished } from '../../../src/core/export/outputFile.ts'
import type { Rename } from '../../../src/core/export/publishFile.ts'
import { removeTemporaryFolders, temporaryFolder } from '../../support/connectedStore.ts'

let file: string
beforeEach(() => {
  file = join(temporaryFolder(), 'Mensajes.csv')
})
afterAll(removeTemporaryFolders)

function write(onBusy: 'fail' | 'rename', rename?: Rename): Finished {
  const output = openOutputFile(file, rename === undefined ? { onBusy } : { onBusy, rename })
  output.write(Buffer.from('new'))
  try {
    return output.finish()
  } catch (cause) {
    output.abandon()
    throw cause
  }
}

function failing(code: string, times = Infinity): Rename & { calls: number } {
  const rename = Object.assign(
    (from: string, to: string): void => {
      rename.calls++
      if (rename.calls <= times) throw Object.assign(new Error(code), { code })
      writeFileSync(to, readFileSync(from))
    },
    { calls: 0 },
  )
  return rename
}

function contents(): Record<string, string> {
  const folder = dirname(file)
  return Object.fromEntries(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')]))
}

const unwritable = expect.objectContaining({ code: 'output-unwritable' }) as Error

describe('a file that is in use', () => {
  test.each(['EBUSY', 'EPERM', 'EACCES'])('gets a free name beside it where that is wanted: %s', (code) => {
    writeFileSync(file, 'open in Excel')
    const rename = failing(code)
    const second = join(dirname(file), 'Mensajes (2).csv')
    expect(write('rename', rename)).toEqual({ bytes: 3, file: second })
    expect(rename.calls).toBeGreaterThan(1)
    expect(contents()).toEqual({ 'Mensajes.csv': 'open in Excel', 'Mensajes (2).csv': 'new' })
    write('rename', failing(code))
    expect(contents()).toMatchObject({ 'Mensajes (2).csv': 'new', 'Mensajes (3).csv': 'new' })
    expect(readdirSync(dirname(file))).toHaveLength(3)
  })

  test('is left alone, and nothing is written, where it is not wanted', () => {
    writeFileSync(file, 'open in Excel')
    expect(() => write('fail', failing('EBUSY'))).toThrow(unwritable)
    expect(contents()).toEqual({ 'Mensajes.csv': 'open in Excel' })
  })

  test.each(['fail', 'rename'] as const)('for a moment only is replaced after that: %s', (onBusy) => {
    writeFileSync(file, 'before')
    expect(write(onBusy, failing('EPERM', 2))).toEqual({ bytes: 3, file })
    expect(contents()['Mensajes.csv']).toBe('new')
    expect(existsSync(join(dirname(file), 'Mensajes (2).csv'))).toBe(false)
  })

  test.each(['ENOSPC', 'EXDEV', 'EIO'])('is another matter than what a new name does not mend: %s', (code) => {
    writeFileSync(file, 'before')
    expect(() => write('rename', failing(code))).toThrow(expect.objectContaining({ name: 'AppError' }))
    expect(contents()).toEqual({ 'Mensajes.csv': 'before' })
  })
})

describe('a name as long as names may be', () => {
  test('is written, and what comes beside it is cut to fit', () => {
    const name = `${'ñ'.repeat(125)}x.csv`
    expect(Buffer.byteLength(name)).toBe(255)
    file = join(dirname(file), name)
    expect(write('fail').file).toBe(file)
    expect(write('rename', failing('EBUSY')).file).toBe(join(dirname(file), `${'ñ'.repeat(123)} (2).csv`))
    expect(readdirSync(dirname(file))).toHaveLength(2)
  })
})

describe('a file that may not be written', () => {
  test('stays, and the new one gets a name beside it that may', () => {
    writeFileSync(file, 'mine')
    chmodSync(file, 0o444)
    expect(() => write('fail')).toThrow(unwritable)
    const { file: written } = write('rename')
    expect(written).toBe(join(dirname(file), 'Mensajes (2).csv'))
    expect(contents()).toEqual({ 'Mensajes.csv': 'mine', 'Mensajes (2).csv': 'new' })
    writeFileSync(written ?? '', 'may be written')
  })
})

describe('a name', () => {
  test('that is a folder’s is refused either way', () => {
    mkdirSync(file)
    for (const onBusy of ['fail', 'rename'] as const) expect(() => write(onBusy)).toThrow(unwritable)
    expect(readdirSync(dirname(file))).toEqual(['Mensajes.csv'])
  })

  test.each([
    ['Mensajes', 'Mensajes (2)'],
    ['a.b.csv', 'a.b (2).csv'],
    ['.csv', '.csv (2)'],
    ['Mensajes (2).csv', 'Mensajes (2) (2).csv'],
  ])('%s is followed by %s', (name, next) => {
    file = join(dirname(file), name)
    writeFileSync(file, 'x')
    expect(write('rename', failing('EBUSY')).file).toBe(join(dirname(file), next))
  })

  test('of a link leads to the file that is written', () => {
    const real = join(dirname(file), 'real.csv')
    writeFileSync(real, 'before')
    symlinkSync(real, file)
    expect(write('rename')).toEqual({ bytes: 3, file: real })
    expect(contents()).toEqual({ 'Mensajes.csv': 'new', 'real.csv': 'new' })
  })
})
