import { useEffect, useEffectEvent } from 'react'

/** The file that was dropped; undefined for anything else, and for what is dragged within the window. */
function fileOf({ dataTransfer }: DragEvent): File | undefined {
  const [file] = dataTransfer?.files ?? []
  return dataTransfer?.types.includes('Files') === true ? file : undefined
}

/**
 * Takes a file that is dropped onto the window.
 *
 * @param isOurs which files, by their names: others are left to whoever else takes them
 */
export function useDroppedFile(isOurs: (name: string) => boolean, take: (file: File) => void): void {
  const onFile = useEffectEvent((event: DragEvent) => {
    const file = fileOf(event)
    if (file === undefined || event.defaultPrevented || !isOurs(file.name)) return
    event.preventDefault()
    take(file)
  })
  useEffect(() => {
    const onDragOver = (event: DragEvent): void => {
      // Without it nothing can be dropped; what is dragged within the window has its own places.
      if (event.dataTransfer?.types.includes('Files') === true) event.preventDefault()
    }
    const onDrop = (event: DragEvent): void => {
      onFile(event)
    }
    document.addEventListener('dragover', onDragOver)
    document.addEventListener('drop', onDrop)
    return () => {
      document.removeEventListener('dragover', onDragOver)
      document.removeEventListener('drop', onDrop)
    }
  }, [])
}
