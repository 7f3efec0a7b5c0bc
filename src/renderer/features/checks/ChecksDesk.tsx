import { Loader, SegmentedControl } from '@mantine/core'
import { Suspense, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import {
  CHECKS,
  checksOf,
  shownCheck,
  withSettings,
  withShown,
  type ChosenCheck,
} from '../../../shared/checks/checks.ts'
import { useLanguage } from '../../text/useLanguage.ts'
import type { PanelProps } from './panel.ts'
import { renderPanel } from './panels.tsx'

interface ChecksDeskProps extends Omit<PanelProps, 'check' | 'onChange'> {
  /** The checks that were chosen, the one that is shown first. */
  readonly chosen: readonly ChosenCheck[]
  readonly onChange: (next: (before: readonly ChosenCheck[]) => readonly ChosenCheck[]) => void
  /** Search and filters, which all faces share. */
  readonly toolbar: ReactNode
}

/** The checks of a report: one of them, with what is set of it and what it finds. */
export function ChecksDesk({ chosen, onChange, toolbar, ...panel }: ChecksDeskProps) {
  const { t } = useTranslation('checks')
  const language = useLanguage()
  const { report } = panel
  const check = shownCheck(chosen, report)
  if (check === undefined) return null
  return (
    <section className="checks" aria-label={t('region')}>
      <div className="checks-bar">
        <SegmentedControl
          aria-label={t('which')}
          value={check.id}
          data={checksOf(report).map((id) => ({ value: id, label: CHECKS[id].title[language] }))}
          onChange={(id) => onChange((before) => withShown(before, id))}
        />
        <p className="checks-about">{CHECKS[check.id].about[language]}</p>
        <div className="checks-tools">{toolbar}</div>
      </div>
      <Suspense fallback={<Loader size="sm" />}>
        {renderPanel({ ...panel, check, onChange: (next) => onChange((before) => withSettings(before, next)) })}
      </Suspense>
    </section>
  )
}
