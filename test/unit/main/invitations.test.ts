import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test, vi } from 'vitest'
import { AppError } from '../../../src/shared/errors.ts'
import { isInvitationFile } from '../../../src/shared/invitationFile.ts'
import { writeInvitation } from '../../../src/shared/team.ts'
import { Invitations } from '../../../src/main/invitations.ts'
import { filesAmong } from '../../../src/main/openedFiles.ts'
import { writeSmallFile } from '../../../src/main/smallFiles.ts'

vi.mock('electron', () => ({ app: {} }))

const folder = mkdtempSync(join(tmpdir(), 'atalaya-invitations-'))
const KEY = 'ab'.repeat(32)
const TEXT = writeInvitation({
  team: '6f1b8c1e-3c8f-4a53-9c54-0d7f2f6f0a11',
  url: 'postgres://ana@db.example.com/equipo',
  key: KEY,
})

afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
})

test('what the system opens is found among the arguments of a start, whatever else stands there', () => {
  const argv = [
    '/opt/Atalaya/atalaya',
    '--hidden',
    '--x=y.atalaya-team',
    'uno.ATALAYA-TEAM',
    '/a/dos.atalaya-team',
    'z.txt',
  ]
  expect(filesAmong(argv, '/home/ana', isInvitationFile)).toEqual(['/home/ana/uno.ATALAYA-TEAM', '/a/dos.atalaya-team'])
  // The program's own name is none of them.
  expect(filesAmong(['/opt/x.atalaya-team'], '/', isInvitationFile)).toEqual([])
})

test('an invitation waits until it is answered, and the window is not told its key', async () => {
  const tell = vi.fn<() => void>()
  const invitations = new Invitations(tell)
  expect(invitations.waiting).toBe(null)
  const file = join(folder, 'equipo.atalaya-team')
  writeFileSync(file, TEXT)
  await invitations.open(file)
  expect(invitations.waiting).toEqual({ kind: 'read', host: 'db.example.com', database: 'equipo', user: 'ana' })
  expect(JSON.stringify(invitations.waiting)).not.toContain(KEY)
  expect(invitations.text).toBe(TEXT)
  // Whoever thinks better of a dialog leaves it as it is.
  invitations.take({ kind: 'cancelled' })
  expect(invitations.text).toBe(TEXT)
  expect(tell).toHaveBeenCalledTimes(1)
  invitations.forget()
  expect(invitations.waiting).toBe(null)
  expect(() => invitations.text).toThrow(new AppError('bad-invitation'))
})

test('a file that is none is told as what it is, and takes the place of the one before', async () => {
  const invitations = new Invitations(() => undefined)
  invitations.take({ kind: 'text', text: TEXT })
  await invitations.open(join(folder, 'not-there.atalaya-team'))
  expect(invitations.waiting).toEqual({ kind: 'refused', problem: 'unreadable' })
  expect(() => invitations.text).toThrow()
  for (const text of ['', '{}', TEXT.slice(0, -20), TEXT.replace(KEY, 'short'), TEXT.replace('postgres:', 'http:')]) {
    invitations.take({ kind: 'text', text })
    expect(invitations.waiting).toEqual({ kind: 'refused', problem: 'no-invitation' })
  }
  writeFileSync(join(folder, 'large.atalaya-team'), ' '.repeat(600 * 1024))
  await invitations.open(join(folder, 'large.atalaya-team'))
  expect(invitations.waiting).toEqual({ kind: 'refused', problem: 'too-large' })
})

test.skipIf(process.platform === 'win32')('an invitation is written for its user alone', async () => {
  const file = join(folder, 'mine.atalaya-team')
  expect(await writeSmallFile(file, TEXT)).toBe('mine.atalaya-team')
  expect(statSync(file).mode & 0o777).toBe(0o600)
})
