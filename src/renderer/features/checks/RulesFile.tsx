import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { rulesProblemText } from '../../../shared/checks/checkWords.ts'
import { COLOMBIA } from '../../../shared/checks/contactRules.ts'
import { useAction } from '../../api/queries.ts'
import { ProblemNote } from '../../components/ProblemNote.tsx'
import { useLanguage } from '../../text/useLanguage.ts'
import type { RulesFormProps } from './rulesFormProps.ts'

/** Takes rules from a file and writes them into one; and those of Colombia again. */
export function RulesFile({ rules, onChange }: RulesFormProps) {
  const { t } = useTranslation('checks')
  const language = useLanguage()
  const open = useAction('checks:open-rules')
  const save = useAction('checks:save-rules')
  const [said, setSaid] = useState<string | null>(null)
  const error = open.error ?? save.error

  function openFile(): void {
    open.mutate(null, {
      onSuccess: (opened) => {
        if (opened.kind === 'rules') onChange(opened.rules)
        if (opened.kind === 'refused') setSaid(t('hours.unreadable'))
        else if (opened.kind === 'problem') {
          setSaid(t('hours.notRules', { what: rulesProblemText(opened.problem)[language] }))
        } else setSaid(null)
      },
    })
  }

  function saveFile(): void {
    save.mutate(
      { rules },
      { onSuccess: (saved) => setSaid(saved === null ? null : t('hours.exported', { fileName: saved.fileName })) },
    )
  }

  return (
    <div className="checks-rules-file">
      <Button variant="default" size="xs" onClick={() => onChange(COLOMBIA)}>
        {t('hours.reset')}
      </Button>
      <Button variant="default" size="xs" loading={open.isPending} onClick={openFile}>
        {t('hours.import')}
      </Button>
      <Button variant="default" size="xs" loading={save.isPending} onClick={saveFile}>
        {t('hours.export')}
      </Button>
      {said !== null && <output>{said}</output>}
      {error !== null && <ProblemNote error={error.toData()} />}
    </div>
  )
}
