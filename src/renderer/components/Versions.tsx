import { appVersions } from '../api/bridge.ts'
import { useLoaded } from '../api/useLoaded.ts'
import { useTexts } from '../text/language.ts'

/** The versions of the program and of what it runs on, in one line. */
export function Versions() {
  const { texts } = useTexts()
  const versions = useLoaded(appVersions)
  if (versions.state !== 'ready') return null
  const { app, electron, chromium, node } = versions.value
  return (
    <p className="versions">
      <span className="visually-hidden">{texts.versions}: </span>
      Atalaya {app} · Electron {electron} · Chromium {chromium} · Node {node}
    </p>
  )
}
