import { Button } from '@mantine/core'
import { IconRefresh } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Verdict } from '../../../shared/completeness.ts'
import { VERDICT_ICONS } from '../../components/verdictIcons.ts'
import { COMPLETENESS_SEPARATOR } from './completenessText.ts'

interface CompletenessLineProps {
  readonly verdict: Verdict
  readonly text: string
  /** While something is being fetched, changes come one after another, and are not said aloud. */
  readonly isBusy: boolean
  /** Tries again what failed; null where there is nothing to try. */
  readonly onRetry: (() => void) | null
}

/**
 * Long enough for a screen reader to take it up, and gone before it is met a second time beside the completeness
 * itself.
 */
const SAID_FOR_MS = 3_000

/**
 * The text for a moment once it has changed, for screen readers: what stood there from the beginning is read in its
 * place.
 */
function useChange(text: string, isBusy: boolean): string {
  const known = useRef(text)
  const [change, setChange] = useState('')
  useEffect(() => {
    if (isBusy || known.current === text) return
    known.current = text
    setChange(text)
  }, [text, isBusy])
  useEffect(() => {
    if (change === '') return
    const timer = setTimeout(() => {
      setChange('')
    }, SAID_FOR_MS)
    return () => {
      clearTimeout(timer)
    }
  }, [change])
  return change
}

/** The completeness over the grid: what can be said of the period's data, in a line. */
export function CompletenessLine({ verdict, text, isBusy, onRetry }: CompletenessLineProps) {
  const { t } = useTranslation('common')
  const change = useChange(text, isBusy)
  const VerdictIcon = VERDICT_ICONS[verdict]
  // What the verdict is about comes first, and alone has its colour.
  const [first = ''] = text.split(COMPLETENESS_SEPARATOR, 1)
  return (
    <div className="completeness" data-verdict={verdict}>
      <VerdictIcon size={16} aria-hidden className="completeness-icon" />
      <p className="completeness-text">
        <span className="completeness-cause">{first}</span>
        {text.slice(first.length)}
      </p>
      {onRetry !== null && (
        <Button
          size="compact-xs"
          variant="default"
          flex="none"
          leftSection={<IconRefresh size={12} />}
          onClick={onRetry}
        >
          {t('tryAgain')}
        </Button>
      )}
      <output className="visually-hidden">{change}</output>
    </div>
  )
}
