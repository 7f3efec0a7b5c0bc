import type { ContactRules } from '../../../shared/checks/contactRules.ts'

/** What each part of the form is given: all rules, since a change of any makes others. */
export interface RulesFormProps {
  readonly rules: ContactRules
  readonly onChange: (rules: ContactRules) => void
}
