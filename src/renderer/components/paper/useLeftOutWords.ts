import { useTranslation } from 'react-i18next'
import type { LeftOutWords } from './sheetTable.ts'

/** What a page says of what it has no room for. */
export function useLeftOutWords(): LeftOutWords {
  const { t } = useTranslation('paper')
  return {
    lines: (count, total) => t('leftOutLines', { count, total }),
    columns: (count, total) => t('leftOutColumns', { count, total }),
  }
}
