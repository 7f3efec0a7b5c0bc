import { Button, Loader, Textarea, TextInput } from '@mantine/core'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { MOST_COUNTED, type MatchSettings } from '../../../shared/checks/match.ts'
import { readPastedTotals, readWholeNumber, type PastedTotals } from '../../../shared/checks/pastedTotals.ts'
import { numberText } from '../../../shared/summaries/numberText.ts'
import { useAnswer } from '../../api/queries.ts'
import { ProblemNote } from '../../components/ProblemNote.tsx'
import { useLanguage } from '../../text/useLanguage.ts'
import { FindingsActions } from './FindingsActions.tsx'
import { MatchCandidates } from './MatchCandidates.tsx'
import { MatchParts } from './MatchParts.tsx'
import { MatchSentence } from './MatchSentence.tsx'
import type { PanelProps } from './panel.ts'
import { useFindings, useUnstopped } from './useFindings.ts'

/** How the rows fit what Manager says: a total, or totals by day or by hour. */
export function MatchPanel({ report, asked, check, onChange, renderEmpty, onRows, renderFetch }: PanelProps<'match'>) {
  const { t } = useTranslation(['checks', 'common'])
  const { settings } = check
  const pasted = useMemo(() => readPastedTotals(settings.pasted, settings.language), [settings])
  const hasNumber = settings.count !== null || pasted.parts.length > 0
  const { data, error, isWorking, retry } = useUnstopped(
    useAnswer('checks:match', { slot: 'match', rows: asked, settings }, { keepPrevious: true }),
  )
  const { data: head, isWorking: isFinding } = useFindings(asked, check)
  const file = head !== undefined && (
    <FindingsActions asked={asked} check={check} head={head} isWorking={isWorking || isFinding} />
  )
  return (
    <>
      <MatchForm settings={settings} pasted={pasted} onChange={(next) => onChange({ ...check, settings: next })} />
      {error !== null ? (
        <div className="checks-problem">
          <ProblemNote error={error.toData()} />
          <Button variant="default" onClick={retry}>
            {t('common:tryAgain')}
          </Button>
        </div>
      ) : data === undefined ? (
        <p className="checks-working" aria-busy="true">
          <Loader size={14} /> {t('working')}
        </p>
      ) : data.found === 0 && !hasNumber ? (
        <div className="checks-empty">{renderEmpty(isWorking)}</div>
      ) : (
        <div className="checks-match" aria-busy={isWorking}>
          {data.whole === null ? (
            <p className="checks-none">{t('match.start')}</p>
          ) : (
            <>
              <div className="checks-matched">
                <MatchSentence number={data.whole} />
                {file}
              </div>
              <MatchCandidates number={data.whole} report={report} onRows={onRows} renderFetch={renderFetch} />
            </>
          )}
          {data.parts.length > 0 && (
            <MatchParts
              key={settings.pasted}
              parts={data.parts}
              range={asked.range}
              report={report}
              onRows={onRows}
              renderFetch={renderFetch}
            />
          )}
        </div>
      )}
    </>
  )
}

interface MatchFormProps {
  readonly settings: MatchSettings
  readonly pasted: PastedTotals
  readonly onChange: (settings: MatchSettings) => void
}

/** Lines that cannot be read are told one by one up to here. */
const MOST_PROBLEMS = 5

/** What Manager says: a total, or many. */
function MatchForm({ settings, pasted, onChange }: MatchFormProps) {
  const { t } = useTranslation('checks')
  const language = useLanguage()
  const [draft, setDraft] = useState<string | null>(null)
  const { problems, total } = pasted
  const isWrong = draft !== null && draft.trim() !== '' && countOf(draft) === undefined
  const told = problems.slice(0, MOST_PROBLEMS)

  function countOf(text: string): number | undefined {
    const read = readWholeNumber(text.trim(), language)
    return read === undefined || read < 0 || read > MOST_COUNTED ? undefined : read
  }

  return (
    <div className="checks-settings">
      <TextInput
        size="xs"
        className="checks-count"
        label={t('match.count')}
        inputMode="numeric"
        placeholder={total === null ? t('match.countHint') : numberText(total, 'count', language, 'screen')}
        value={draft ?? (settings.count === null ? '' : numberText(settings.count, 'count', language, 'screen'))}
        error={isWrong ? t('match.countWrong') : undefined}
        onChange={({ currentTarget }) => {
          const text = currentTarget.value
          setDraft(text)
          const count = text.trim() === '' ? null : countOf(text)
          if (count !== undefined && count !== settings.count) onChange({ ...settings, count })
        }}
        onBlur={() => {
          if (!isWrong) setDraft(null)
        }}
      />
      <Textarea
        size="xs"
        className="checks-paste"
        label={t('match.paste')}
        description={t('match.pasteHint')}
        rows={3}
        value={settings.pasted}
        onChange={({ currentTarget }) => onChange({ ...settings, pasted: currentTarget.value, language })}
      />
      {problems.length > 0 && (
        <div className="checks-unread" role="alert">
          <p>{t('match.problems', { count: problems.length })}</p>
          <ul>
            {told.map(({ line, text, problem }) => (
              <li key={line}>{t(`match.${problem}`, { line: t('match.problem', { line, text }) })}</li>
            ))}
            {problems.length > told.length && <li>{t('match.more', { count: problems.length - told.length })}</li>}
          </ul>
        </div>
      )}
    </div>
  )
}
