import { Button, Menu, ScrollArea } from '@mantine/core'
import { IconCheck, IconChevronDown, IconHistory } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Coverage, CoverageStretch } from '../../../shared/holdings.ts'
import { clockText, dayText } from '../../../shared/periodTexts.ts'
import { startOfDay, type WallSeconds } from '../../../shared/time.ts'
import { useLanguage } from '../../text/useLanguage.ts'
import { snapshotsOf } from './snapshots.ts'

interface SnapshotPickerProps {
  readonly coverage: Coverage
  /** The moment of the snapshot that is looked at; null: the newest, whichever that is. */
  readonly snapshot: WallSeconds | null
  readonly onChange: (snapshot: WallSeconds | null) => void
}

/** Which snapshot is looked at: the newest, or one of those before it. */
export function SnapshotPicker({ coverage, snapshot, onChange }: SnapshotPickerProps) {
  const { t } = useTranslation(['report', 'common'])
  const language = useLanguage()
  const snapshots = snapshotsOf(coverage)
  const [newest] = snapshots
  if (newest === undefined) return null
  const shown = snapshots.find(({ range }) => range.from === snapshot) ?? newest
  const timeText = ({ range: { from } }: CoverageStretch): string => {
    const day =
      startOfDay(from) === startOfDay(coverage.now)
        ? t('report:snapshots.today')
        : dayText(from, language, coverage.now)
    return `${day}, ${clockText(from)}`
  }
  const isNewest = shown === newest
  const text = isNewest ? t('report:snapshots.newest', { when: timeText(shown) }) : timeText(shown)
  return (
    <Menu position="bottom-start" width={300}>
      <Menu.Target>
        <Button
          variant={isNewest ? 'default' : 'light'}
          leftSection={<IconHistory size={15} />}
          rightSection={<IconChevronDown size={14} />}
          aria-label={t('report:snapshots.named', { when: text })}
        >
          {text}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('report:snapshots.title', { count: snapshots.length })}</Menu.Label>
        <ScrollArea.Autosize mah={320} type="auto">
          {snapshots.map((each) => (
            <Menu.Item
              key={each.range.from}
              leftSection={<IconCheck size={14} aria-hidden opacity={each === shown ? 1 : 0} />}
              rightSection={<span className="snapshot-rows">{t('common:rows', { count: each.rows })}</span>}
              aria-current={each === shown ? 'true' : undefined}
              onClick={() => onChange(each === newest ? null : each.range.from)}
            >
              {each === newest ? t('report:snapshots.newest', { when: timeText(each) }) : timeText(each)}
            </Menu.Item>
          ))}
        </ScrollArea.Autosize>
      </Menu.Dropdown>
    </Menu>
  )
}
