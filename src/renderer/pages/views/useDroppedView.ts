import type { OpenedView } from '../../../shared/ipc/views.ts'
import { isInvitationFile } from '../../../shared/invitationFile.ts'
import { MOST_VIEW_FILE_BYTES, readViewFile } from '../../../shared/viewFile.ts'
import { useDroppedFile } from '../../api/useDroppedFile.ts'

async function read(file: File): Promise<OpenedView> {
  if (file.size > MOST_VIEW_FILE_BYTES) return { kind: 'refused', problem: 'too-large' }
  try {
    return readViewFile(await file.text())
  } catch {
    return { kind: 'refused', problem: 'unreadable' }
  }
}

/** Takes the file of a view that is dropped onto the window. */
export function useDroppedView(onView: (opened: OpenedView) => void): void {
  useDroppedFile(
    (name) => !isInvitationFile(name),
    (file) => {
      void read(file).then(onView)
    },
  )
}
