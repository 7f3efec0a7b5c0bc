import { useEffect, useState } from 'react'
import type { Language } from '../shared/language.ts'
import { Header } from './components/Header.tsx'
import { VersionNotice } from './components/VersionNotice.tsx'
import { Reports } from './features/reports/Reports.tsx'
import { initialLanguage, LanguageContext, rememberLanguage } from './text/language.ts'

export function App() {
  const [language, setLanguage] = useState(initialLanguage)
  useEffect(() => {
    document.documentElement.lang = language
  }, [language])

  function choose(chosen: Language): void {
    rememberLanguage(chosen)
    setLanguage(chosen)
  }

  return (
    <LanguageContext value={language}>
      <div className="app">
        <Header onLanguage={choose} />
        <VersionNotice />
        <Reports />
      </div>
    </LanguageContext>
  )
}
