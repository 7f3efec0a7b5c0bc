import { Button, Menu } from '@mantine/core'
import { useClipboard } from '@mantine/hooks'
import { IconCopy, IconDownload, IconTable } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ChosenCheck } from '../../../shared/checks/checks.ts'
import { MOST_FINDINGS_PER_BLOCK, type FindingsHead } from '../../../shared/checks/findings.ts'
import { plainCell } from '../../../shared/checks/findingText.ts'
import { WINDOW_FORMATS, windowTexts } from '../../../shared/fileFormats.ts'
import { maskedBy } from '../../../shared/masks.ts'
import type { RowSet } from '../../../shared/query.ts'
import { request } from '../../api/bridge.ts'
import { useCommand } from '../../api/commands.ts'
import { useAction } from '../../api/queries.ts'
import { MaskItems } from '../../components/masks/MaskItems.tsx'
import { useFileMask } from '../../components/masks/useFileMask.ts'
import { ProblemNote } from '../../components/ProblemNote.tsx'
import { useLanguage } from '../../text/useLanguage.ts'

interface FindingsActionsProps {
  readonly asked: RowSet
  readonly check: ChosenCheck
  readonly head: FindingsHead
  /** What is seen is of an earlier question. */
  readonly isWorking: boolean
}

/** A workbook first: it has the facts on a sheet of their own. */
const FORMATS = WINDOW_FORMATS.toSorted((one, other) => Number(other === 'xlsx') - Number(one === 'xlsx'))
const ICON_PX = 16
const COPIED_MS = 2_000
/** What a clipboard takes; more goes into a file. */
const MOST_COPIED = 5_000

/** Takes findings along: onto the clipboard, or into a file. */
export function FindingsActions({ asked, check, head, isWorking }: FindingsActionsProps) {
  const { t } = useTranslation('checks')
  const language = useLanguage()
  const { copy, copied } = useClipboard({ timeout: COPIED_MS })
  const { mutate, isPending, error } = useAction('checks:export')
  const [isOpen, setOpen] = useState(false)
  const fileMask = useFileMask(asked.connectionId, asked.mask)
  const { columns, total } = head
  /** What is taken along: as it is seen, or with more hidden. */
  const taken = maskedBy(asked, fileMask.mask)
  useCommand('export', () => setOpen(true))

  async function copyAll(): Promise<void> {
    const lines = [columns.map(({ title }) => title[language])]
    for (let offset = 0; offset < Math.min(total, MOST_COPIED); offset += MOST_FINDINGS_PER_BLOCK) {
      const block = await request('checks:block', { rows: taken, check, offset, limit: MOST_FINDINGS_PER_BLOCK })
      lines.push(
        ...block.map(({ cells }) =>
          columns.map((column, place) => String(plainCell(column, cells[place] ?? null, language) ?? '')),
        ),
      )
    }
    copy(lines.map((cells) => cells.map((cell) => cell.replace(/[\t\r\n]+/g, ' ')).join('\t')).join('\n'))
  }

  return (
    <div className="checks-actions">
      <Button
        variant="default"
        leftSection={<IconCopy size={14} aria-hidden />}
        disabled={isWorking || total === 0 || total > MOST_COPIED}
        onClick={() => void copyAll()}
      >
        {copied ? t('copied') : t('copy')}
      </Button>
      <Menu position="bottom-end" opened={isOpen} onChange={setOpen}>
        <Menu.Target>
          <Button leftSection={<IconDownload size={14} aria-hidden />} loading={isPending}>
            {t('export')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <MaskItems {...fileMask} />
          <Menu.Label>{t('findingsFile')}</Menu.Label>
          {FORMATS.map((format) => (
            <Menu.Item
              key={format}
              leftSection={<IconTable size={ICON_PX} aria-hidden />}
              onClick={() => mutate({ rows: taken, check, language, format })}
            >
              {windowTexts(format).title[language]}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      {error !== null && <ProblemNote error={error.toData()} />}
    </div>
  )
}
