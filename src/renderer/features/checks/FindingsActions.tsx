import { Button, Menu } from '@mantine/core'
import { useClipboard } from '@mantine/hooks'
import { IconCopy, IconDownload } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { ChosenCheck } from '../../../shared/checks/checks.ts'
import { MOST_FINDINGS_PER_BLOCK, type FindingsHead } from '../../../shared/checks/findings.ts'
import { plainCell } from '../../../shared/checks/findingText.ts'
import { WINDOW_FORMATS, windowTexts } from '../../../shared/fileFormats.ts'
import type { RowSet } from '../../../shared/query.ts'
import { request } from '../../api/bridge.ts'
import { useAction } from '../../api/queries.ts'
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
const COPIED_MS = 2_000
/** What a clipboard takes; more goes into a file. */
const MOST_COPIED = 5_000

/** Takes findings along: onto the clipboard, or into a file. */
export function FindingsActions({ asked, check, head, isWorking }: FindingsActionsProps) {
  const { t } = useTranslation('checks')
  const language = useLanguage()
  const { copy, copied } = useClipboard({ timeout: COPIED_MS })
  const { mutate, isPending, error } = useAction('checks:export')
  const { columns, total } = head

  async function copyAll(): Promise<void> {
    const lines = [columns.map(({ title }) => title[language])]
    for (let offset = 0; offset < Math.min(total, MOST_COPIED); offset += MOST_FINDINGS_PER_BLOCK) {
      const block = await request('checks:block', { rows: asked, check, offset, limit: MOST_FINDINGS_PER_BLOCK })
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
      <Menu position="bottom-end">
        <Menu.Target>
          <Button leftSection={<IconDownload size={14} aria-hidden />} loading={isPending}>
            {t('export')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {FORMATS.map((format) => (
            <Menu.Item key={format} onClick={() => mutate({ rows: asked, check, language, format })}>
              {windowTexts(format).title[language]}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      {error !== null && <ProblemNote error={error.toData()} />}
    </div>
  )
}
