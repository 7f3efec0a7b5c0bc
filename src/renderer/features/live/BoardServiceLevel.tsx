import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { clockText } from '../../../shared/periodTexts.ts'
import { useAction } from '../../api/queries.ts'
import { useLanguage } from '../../text/useLanguage.ts'
import type { BoardWords } from './boardWords.ts'
import { Tile } from './BoardTile.tsx'
import { levelOf } from './thresholds.ts'
import { SERVICE_LEVEL, thresholdsOf, type BoardSettings } from './useBoardSettings.ts'
import type { ServiceLevel } from './useServiceLevel.ts'
import { useThresholdWords } from './useThresholdWords.ts'

interface BoardServiceLevelProps {
  readonly connectionId: number
  readonly level: ServiceLevel
  readonly settings: BoardSettings
  readonly words: BoardWords
}

/** The service level of today, with its variant and seconds, out of which report, and until when that was fetched. */
export function BoardServiceLevel({ connectionId, level, settings, words }: BoardServiceLevelProps) {
  const { t } = useTranslation(['live', 'common'])
  const language = useLanguage()
  const thresholdWords = useThresholdWords()
  const pull = useAction('pull:start')
  const { source, title, formula, value, seenUntil, isPartial, range, requests } = level
  const thresholds = thresholdsOf(settings, SERVICE_LEVEL)
  const report = source.title[language]
  return (
    <Tile
      title={title}
      meaning={`${title} = ${formula}`}
      value={value === null ? '–' : words.share(value)}
      level={levelOf(value, thresholds, true)}
      levelMeaning={thresholdWords(thresholds, true)}
    >
      <p className="board-against" data-tone="neutral" title={report}>
        {seenUntil === null
          ? t('live:serviceLevel.notFetched')
          : t(isPartial ? 'live:serviceLevel.partial' : 'live:serviceLevel.until', { time: clockText(seenUntil) })}
      </p>
      {requests > 0 && (
        <Button
          className="board-fetch"
          variant="default"
          size="compact-xs"
          loading={pull.isPending}
          title={t('live:serviceLevel.fetchOf', { report })}
          onClick={() => pull.mutate({ connectionId, reportKey: source.key, parameters: {}, range, refresh: false })}
        >
          {t('live:serviceLevel.fetch', { requests: t('common:requests', { count: requests }) })}
        </Button>
      )}
    </Tile>
  )
}
