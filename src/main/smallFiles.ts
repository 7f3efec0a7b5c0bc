import { writeFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { AppError } from '../shared/errors.ts'
import { MOST_REPORT_FILE_BYTES } from '../shared/customReports/reportFile.ts'
import { MOST_INVITATION_BYTES } from '../shared/invitationFile.ts'
import { INVITATION_ENDING } from '../shared/team.ts'
import { MOST_VIEW_FILE_BYTES } from '../shared/viewFile.ts'
import { fileBeginning } from '../core/files/fileBeginning.ts'

// Files without rows that go from one person to another: the description of a report, a view, rules of contact hours,
// an invitation to a team.

export type SmallFileKind = 'report' | 'view' | 'rules' | 'invitation'

/** How the names of such files end, without the point. */
export const SMALL_FILE_ENDINGS: Readonly<Record<SmallFileKind, string>> = {
  report: 'json',
  view: 'json',
  rules: 'json',
  invitation: INVITATION_ENDING,
}

/** More than any of them has. */
const MOST_BYTES = Math.max(MOST_REPORT_FILE_BYTES, MOST_VIEW_FILE_BYTES, MOST_INVITATION_BYTES)

/** A file that was to be read: its text, or why there is none. */
export type OpenedSmallFile =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'refused'; readonly problem: 'too-large' | 'unreadable' }

/** Reads such a file, but never more than one has. */
export async function readSmallFile(file: string): Promise<OpenedSmallFile> {
  try {
    const bytes = await fileBeginning(file, MOST_BYTES)
    if (bytes.length > MOST_BYTES) return { kind: 'refused', problem: 'too-large' }
    return { kind: 'text', text: bytes.toString('utf8') }
  } catch {
    return { kind: 'refused', problem: 'unreadable' }
  }
}

/** A name that every file system takes. */
export function fileNameOf(title: string): string {
  const name = title
    .replace(/[\\/:*?"<>|\p{Cc}]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  return name === '' ? 'atalaya' : name.slice(0, 120)
}

/**
 * Writes such a file for its user alone, since an invitation is a key.
 *
 * @returns the file's name without its folder
 * @throws AppError `output-unwritable`
 */
export async function writeSmallFile(file: string, text: string): Promise<string> {
  try {
    await writeFile(file, text, { mode: 0o600 })
    return basename(file)
  } catch (cause) {
    const reason = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown'
    throw new AppError('output-unwritable', { file, reason }, { cause })
  }
}
