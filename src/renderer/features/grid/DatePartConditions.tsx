import { Text } from '@mantine/core'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { DatePart } from '../../../shared/dateParts.ts'
import { dayList, daysOf, weekdayName } from '../../../shared/datePartTexts.ts'
import { useLanguage } from '../../text/useLanguage.ts'
import type { GridField } from './columnKinds.ts'
import { ConditionList } from './ConditionList.tsx'
import { isEditable, type Condition } from './filterModel.ts'

const DAYS = [1, 2, 3, 4, 5, 6, 7] as const
const LETTERS_OF_DAY = 3

interface DayChoiceProps {
  readonly labelId: string
  readonly chosen: readonly number[]
  readonly onChoose: (days: readonly number[]) => void
}

/** The days of the week, each to be pressed or not. */
function DayChoice({ labelId, chosen, onChoose }: DayChoiceProps) {
  const language = useLanguage()
  return (
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a fieldset would draw its own frame and legend
    <div role="group" aria-labelledby={labelId} className="grid-days">
      {DAYS.map((day) => {
        const name = weekdayName(day, language)
        const isChosen = chosen.includes(day)
        return (
          <button
            key={day}
            type="button"
            className="grid-day"
            aria-pressed={isChosen}
            onClick={() =>
              onChoose(isChosen ? chosen.filter((each) => each !== day) : [...chosen, day].toSorted((a, b) => a - b))
            }
          >
            <span aria-hidden>{name.slice(0, LETTERS_OF_DAY)}</span>
            <span className="visually-hidden">{name}</span>
          </button>
        )
      })}
    </div>
  )
}

interface DatePartConditionsProps {
  readonly field: GridField
  /** All that the column is asked. */
  readonly conditions: readonly Condition[]
  readonly onChange: (conditions: readonly Condition[]) => void
  readonly onDone: () => void
}

/** What of a date is asked for whatever its day: times of the day, where it has any, and days of the week. */
export function DatePartConditions({ field, conditions, onChange, onDone }: DatePartConditionsProps) {
  const { t } = useTranslation('grid')
  const [timeId, daysId] = [useId(), useId()]
  const ofPart = (part: DatePart): readonly Condition[] => conditions.filter((condition) => condition.part === part)
  const replaced = (part: DatePart, wanted: readonly Condition[]): void =>
    onChange([...conditions.filter((condition) => condition.part !== part), ...wanted])
  const days = ofPart('day-of-week')
    .filter(({ operator }) => operator === 'in')
    .flatMap(({ value }) => daysOf(value))
  return (
    <>
      {field.type === 'dateTime' ? (
        // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a fieldset would draw its own frame and legend
        <div role="group" aria-labelledby={timeId}>
          <Text id={timeId} size="xs" fw={600} mb={4}>
            {t('filter.timeOfDay')}
          </Text>
          <ConditionList
            field={{ name: field.name, type: 'hour', definition: undefined }}
            kind="time"
            conditions={ofPart('time-of-day').filter((condition) => isEditable('time', condition))}
            most={1}
            isFirst={false}
            onChange={(changed) =>
              replaced(
                'time-of-day',
                changed.map((condition) => ({ ...condition, part: 'time-of-day' })),
              )
            }
            onDone={onDone}
          />
        </div>
      ) : null}
      <div>
        <Text id={daysId} size="xs" fw={600} mb={4}>
          {t('filter.dayOfWeek')}
        </Text>
        <DayChoice
          labelId={daysId}
          chosen={days}
          onChoose={(chosen) =>
            replaced(
              'day-of-week',
              chosen.length === 0 ? [] : [{ part: 'day-of-week', operator: 'in', value: dayList(chosen), upTo: '' }],
            )
          }
        />
      </div>
    </>
  )
}
