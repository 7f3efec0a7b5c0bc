import { Button, Loader } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { FindingsHead } from '../../../shared/checks/findings.ts'
import { findingNumber, findingText } from '../../../shared/checks/findingText.ts'
import { numberText } from '../../../shared/summaries/numberText.ts'
import { ProblemNote } from '../../components/ProblemNote.tsx'
import { useLanguage } from '../../text/useLanguage.ts'
import { FindingsActions } from './FindingsActions.tsx'
import { FindingsTable } from './FindingsTable.tsx'
import type { PanelProps } from './panel.ts'
import { FINDINGS_PER_PAGE, useFindings, useFindingsPage } from './useFindings.ts'

type FindingsViewProps = Pick<PanelProps, 'asked' | 'check' | 'renderEmpty' | 'onRows'>

/** What a check finds: what it comes to, the findings page by page, and what takes them along. */
export function FindingsView(props: FindingsViewProps) {
  const { asked, check, renderEmpty } = props
  const { t } = useTranslation(['checks', 'common'])
  const { data: head, error, isWorking, retry } = useFindings(asked, check)
  if (error !== null) {
    return (
      <div className="checks-problem">
        <ProblemNote error={error.toData()} />
        <Button variant="default" onClick={retry}>
          {t('common:tryAgain')}
        </Button>
      </div>
    )
  }
  if (head === undefined) {
    return (
      <p className="checks-working" aria-busy="true">
        <Loader size={14} /> {t('working')}
      </p>
    )
  }
  if (head.checked === 0) return <div className="checks-empty">{renderEmpty(isWorking)}</div>
  return <Found {...props} head={head} isWorking={isWorking} />
}

interface FoundProps extends FindingsViewProps {
  readonly head: FindingsHead
  readonly isWorking: boolean
}

function Found({ asked, check, onRows, head, isWorking }: FoundProps) {
  const { t } = useTranslation('checks')
  const language = useLanguage()
  const [page, setPage] = useState(0)
  const last = Math.max(0, Math.ceil(head.total / FINDINGS_PER_PAGE) - 1)
  const shown = Math.min(page, last)
  const offset = shown * FINDINGS_PER_PAGE
  const { data: findings } = useFindingsPage(asked, check, offset)
  const upTo = Math.min(head.total, offset + FINDINGS_PER_PAGE)
  return (
    <div className="checks-found" aria-busy={isWorking}>
      <div className="checks-head">
        <output className="checks-total">
          <strong>{t('findings', { count: head.total })}</strong> {t('ofChecked', { count: head.checked })}
        </output>
        <dl className="checks-facts">
          {head.facts.map(({ name, title, kind, value }) => (
            <div key={name}>
              <dt>{title[language]}</dt>
              <dd>{value === null ? t('unknown') : findingNumber(kind, value, language)}</dd>
            </div>
          ))}
        </dl>
        {isWorking && <Loader size={14} aria-label={t('working')} />}
        <FindingsActions asked={asked} check={check} head={head} isWorking={isWorking} />
      </div>
      {head.total === 0 ? (
        <p className="checks-none">{t('none')}</p>
      ) : (
        <FindingsTable
          check={check}
          columns={head.columns}
          findings={findings ?? []}
          offset={offset}
          total={head.total}
          onRows={({ cells, rows }) => {
            const [first] = head.columns
            const what = first === undefined ? '' : findingText(first, cells[0] ?? null, language)
            if (rows !== null) onRows({ filters: rows, what })
          }}
        />
      )}
      {last > 0 && (
        <nav className="checks-pages" aria-label={t('pages')}>
          <Button variant="default" size="compact-xs" disabled={shown === 0} onClick={() => setPage(shown - 1)}>
            {t('previous')}
          </Button>
          <output>
            {t('page', {
              from: numberText(offset + 1, 'count', language, 'screen'),
              to: numberText(upTo, 'count', language, 'screen'),
              total: numberText(head.total, 'count', language, 'screen'),
            })}
          </output>
          <Button variant="default" size="compact-xs" disabled={shown === last} onClick={() => setPage(shown + 1)}>
            {t('next')}
          </Button>
        </nav>
      )}
      <footer className="checks-notes">
        {head.caveats.map((caveat) => (
          <p key={caveat[language]}>{caveat[language]}</p>
        ))}
        {head.total > 0 && <p>{t('toLookAt')}</p>}
      </footer>
    </div>
  )
}
