import { useTranslation } from 'react-i18next'
import { explain } from '../../shared/errorTexts.ts'
import type { UpdateState } from '../../shared/updates.ts'
import { useLanguage } from '../text/useLanguage.ts'

/** How far the program is with being the newest, in a sentence. */
export function useUpdateText(): (state: UpdateState) => string {
  const { t } = useTranslation('updates')
  const language = useLanguage()
  return (state) => {
    switch (state.kind) {
      case 'off':
        return t(`off.${state.reason}`)
      case 'current':
        return t(state.askedAtMs === null ? 'states.notAsked' : 'states.current')
      case 'asking':
        return t('states.asking')
      case 'loading':
        return t('states.loading', { version: state.version, percent: state.percent })
      case 'ready':
        return t('states.ready', { version: state.version })
      case 'failed': {
        const { sentence, hint } = explain(state.error, language, 'window')
        return `${sentence} ${hint}`
      }
    }
  }
}
