import { useTranslation } from 'react-i18next'
import type { ReportDefinition } from '../../../shared/reports/types.ts'
import { parseMeasure, type WrittenExpression } from '../../../shared/summaries/measureText.ts'
import { measureTitle } from '../../../shared/summaries/measureTitles.ts'
import { useLanguage } from '../../text/useLanguage.ts'

function expressionOf(formula: string): WrittenExpression | null {
  try {
    return parseMeasure(formula).expression
  } catch {
    return null
  }
}

/**
 * Says in words how a measure is worked out. Formulas of the catalogue are words already; of others the names of fields
 * and functions are put as people know them.
 */
export function useFormulaText(report: ReportDefinition): (formula: string) => string {
  const { t } = useTranslation('summary')
  const language = useLanguage()
  return (formula) => {
    const expression = expressionOf(formula)
    if (expression === null || expression.kind === 'kpi') return formula
    if (expression.kind === 'share') {
      const of = measureTitle(expression.of, { report, language })
      return t(`formulas.shares.${expression.base ?? 'column'}`, { of })
    }
    const isCount = expression.kind === 'count' && expression.filter === null
    return isCount ? t('formulas.count') : measureTitle(expression, { report, language })
  }
}
