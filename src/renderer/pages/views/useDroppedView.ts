import { useEffect, useEffectEvent } from 'react'
import type { OpenedView } from '../../../shared/ipc/views.ts'
import { MOST_VIEW_FILE_BYTES, readViewFile } from '../../../shared/viewFile.ts'

function droppedFile({ dataTransfer }: DragEvent): File | undefined {
  const [file] = dataTransfer?.files ?? []
  return dataTransfer?.types.includes('Files') === true ? file : undefined
}

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
  const take = useEffectEvent(onView)
  useEffect(() => {
    const onDragOver = (event: DragEvent): void => {
      // Without it nothing can be dropped; what is dragged within the window has its own places.
      if (event.dataTransfer?.types.includes('Files') === true) event.preventDefault()
    }
    const onDrop = (event: DragEvent): void => {
      const file = droppedFile(event)
      if (file === undefined || event.defaultPrevented) return
      event.preventDefault()
      void read(file).then(take)
    }
    document.addEventListener('dragover', onDragOver)
    document.addEventListener('drop', onDrop)
    return () => {
      document.removeEventListener('dragover', onDragOver)
      document.removeEventListener('drop', onDrop)
    }
  }, [])
}
