import { useTexts } from '../text/language.ts'

/** What this version does in the window, and how the rest is reached. */
export function VersionNotice() {
  const { texts } = useTexts()
  return (
    <aside className="version-notice" aria-label={texts.aboutThisVersion}>
      <p>
        {texts.thisVersion} <code>npm run -s atalaya -- help</code>
      </p>
    </aside>
  )
}
