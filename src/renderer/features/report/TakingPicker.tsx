import { Button, Menu, ScrollArea } from '@mantine/core'
import { IconCheck, IconChevronDown, IconHistory } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Coverage, CoverageStretch } from '../../../shared/holdings.ts'
import { clockText, dayText } from '../../../shared/periodTexts.ts'
import { startOfDay, type WallSeconds } from '../../../shared/time.ts'
import { useLanguage } from '../../text/useLanguage.ts'
import { takingsOf } from './takings.ts'

interface TakingPickerProps {
  readonly coverage: Coverage
  /** The moment of the taking that is looked at; null: the newest, whichever that is. */
  readonly taking: WallSeconds | null
  readonly onChange: (taking: WallSeconds | null) => void
}

/** Which taking of a snapshot is looked at: the newest, or one of those before it. */
export function TakingPicker({ coverage, taking, onChange }: TakingPickerProps) {
  const { t } = useTranslation(['report', 'common'])
  const language = useLanguage()
  const takings = takingsOf(coverage)
  const [newest] = takings
  if (newest === undefined) return null
  const shown = takings.find(({ range }) => range.from === taking) ?? newest
  const timeText = ({ range: { from } }: CoverageStretch): string => {
    const day =
      startOfDay(from) === startOfDay(coverage.now) ? t('report:takings.today') : dayText(from, language, coverage.now)
    return `${day}, ${clockText(from)}`
  }
  const isNewest = shown === newest
  const text = isNewest ? t('report:takings.newest', { when: timeText(shown) }) : timeText(shown)
  return (
    <Menu position="bottom-start" width={300}>
      <Menu.Target>
        <Button
          variant={isNewest ? 'default' : 'light'}
          leftSection={<IconHistory size={15} />}
          rightSection={<IconChevronDown size={14} />}
          aria-label={t('report:takings.named', { when: text })}
        >
          {text}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('report:takings.title', { count: takings.length })}</Menu.Label>
        <ScrollArea.Autosize mah={320} type="auto">
          {takings.map((each) => (
            <Menu.Item
              key={each.range.from}
              leftSection={<IconCheck size={14} aria-hidden opacity={each === shown ? 1 : 0} />}
              rightSection={<span className="taking-rows">{t('common:rows', { count: each.rows })}</span>}
              aria-current={each === shown ? 'true' : undefined}
              onClick={() => onChange(each === newest ? null : each.range.from)}
            >
              {each === newest ? t('report:takings.newest', { when: timeText(each) }) : timeText(each)}
            </Menu.Item>
          ))}
        </ScrollArea.Autosize>
      </Menu.Dropdown>
    </Menu>
  )
}
