import { Button } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useTranslation } from 'react-i18next'
import { contactRulesLines } from '../../../shared/checks/checkWords.ts'
import { COLOMBIA, type ContactRules } from '../../../shared/checks/contactRules.ts'
import { formatDay } from '../../../shared/time.ts'
import { useLanguage } from '../../text/useLanguage.ts'
import { FindingsView } from './FindingsView.tsx'
import type { PanelProps } from './panel.ts'
import { RulesForm } from './RulesForm.tsx'

function yearOf(asked: PanelProps['asked']): number {
  return asked.range === null ? new Date().getFullYear() : Number(formatDay(asked.range.to).slice(0, 4))
}

/** What rules are called: those of the law that were changed are the law's no more, until they are again. */
function nameOf(rules: ContactRules, changed: string): string {
  if (rules.name !== COLOMBIA.name && rules.name !== changed) return rules.name
  const isLaw = JSON.stringify({ ...rules, name: COLOMBIA.name }) === JSON.stringify(COLOMBIA)
  return isLaw ? COLOMBIA.name : changed
}

/** Contacts that rules do not allow: the rules in words, a form that changes them, and what they find. */
export function ContactHoursPanel({ check, onChange, ...view }: PanelProps<'contact-hours'>) {
  const { t } = useTranslation('checks')
  const language = useLanguage()
  const [isOpen, { toggle }] = useDisclosure(false)
  const { rules } = check.settings
  const change = (next: ContactRules): void => {
    onChange({
      ...check,
      settings: { rules: { ...next, name: nameOf(next, t('hours.changed', { name: COLOMBIA.name })) } },
    })
  }
  return (
    <>
      <div className="checks-settings">
        <Button variant="default" size="compact-sm" aria-expanded={isOpen} onClick={toggle}>
          {t(isOpen ? 'hours.done' : 'hours.edit')}
        </Button>
        <p className="checks-hint">
          <strong>{t('hours.title', { name: rules.name })}</strong>
          {' · '}
          {contactRulesLines(rules)
            .map((line) => line[language])
            .join(' · ')}
        </p>
      </div>
      {isOpen && <RulesForm rules={rules} year={yearOf(view.asked)} onChange={change} />}
      <FindingsView {...view} check={check} />
    </>
  )
}
