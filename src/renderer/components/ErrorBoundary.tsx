import { Component, type ErrorInfo, type ReactNode } from 'react'
import { LANGUAGES, languageOf } from '../../shared/language.ts'
import { texts } from '../../shared/texts/index.ts'

interface ErrorBoundaryProps {
  readonly children: ReactNode
  /** A part of the window leaves the rest of it in place. */
  readonly extent: 'window' | 'part'
}

interface ErrorBoundaryState {
  readonly hasFailed: boolean
}

/**
 * What stands where a part of the window could not be drawn: what to do, in both languages, since the texts themselves
 * may be what failed. To try again with other contents, give it another `key`.
 */
export class ErrorBoundary extends Component<ErrorBoundaryProps, ErrorBoundaryState> {
  override state: ErrorBoundaryState = { hasFailed: false }

  static getDerivedStateFromError(): ErrorBoundaryState {
    return { hasFailed: true }
  }

  override componentDidCatch(error: Error, info: ErrorInfo): void {
    console.error('A part of the window could not be drawn.', error, info.componentStack)
  }

  override render(): ReactNode {
    if (!this.state.hasFailed) return this.props.children
    const spoken = languageOf(document.documentElement.lang)
    const languages = LANGUAGES.toSorted((a, b) => Number(b === spoken) - Number(a === spoken))
    const Frame = this.props.extent === 'window' ? 'main' : 'div'
    return (
      <Frame className="boundary" role={this.props.extent === 'window' ? undefined : 'alert'}>
        {languages.map((language) => {
          const Title = language === spoken ? 'h1' : 'p'
          return (
            <div key={language} lang={language}>
              <Title className="boundary-title">{texts[language].system.crash.title}</Title>
              <p>{texts[language].system.crash.hint}</p>
            </div>
          )
        })}
        <button
          type="button"
          className="boundary-button"
          onClick={() => {
            window.location.reload()
          }}
        >
          {languages.map((language) => (
            <span key={language} lang={language}>
              {texts[language].system.crash.reload}
            </span>
          ))}
        </button>
      </Frame>
    )
  }
}
