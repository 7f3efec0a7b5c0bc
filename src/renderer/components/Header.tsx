import iconUrl from '../../../resources/icon.svg'
import { LANGUAGES, type Language } from '../../shared/language.ts'
import { LANGUAGE_NAMES, useTexts } from '../text/language.ts'

interface HeaderProps {
  readonly onLanguage: (language: Language) => void
}

export function Header({ onLanguage }: HeaderProps) {
  const { language, texts } = useTexts()
  return (
    <header className="header">
      <a className="skip-link" href="#report">
        {texts.skipToReport}
      </a>
      <img className="header-icon" src={iconUrl} alt="" width={32} height={32} />
      <h1 className="header-name">Atalaya</h1>
      <p className="header-tagline">{texts.tagline}</p>
      <fieldset className="language-switch">
        <legend className="visually-hidden">{texts.language}</legend>
        {LANGUAGES.map((choice) => (
          <label key={choice} className="language-choice" lang={choice}>
            <input
              className="visually-hidden"
              type="radio"
              name="language"
              checked={choice === language}
              onChange={() => onLanguage(choice)}
            />
            {LANGUAGE_NAMES[choice]}
          </label>
        ))}
      </fieldset>
    </header>
  )
}
