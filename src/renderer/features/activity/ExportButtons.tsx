import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useAction } from '../../api/queries.ts'
import { ProblemNote } from '../../components/ProblemNote.tsx'

/** Opens a finished export, or shows where it lies. */
export function ExportButtons({ jobId }: { readonly jobId: string }) {
  const { t } = useTranslation('activity')
  const open = useAction('export:open')
  const reveal = useAction('export:reveal')
  const error = open.error ?? reveal.error
  return (
    <>
      <Button
        size="compact-xs"
        variant="light"
        onClick={() => {
          open.mutate({ jobId })
        }}
      >
        {t('open')}
      </Button>
      <Button
        size="compact-xs"
        variant="default"
        onClick={() => {
          reveal.mutate({ jobId })
        }}
      >
        {t('reveal')}
      </Button>
      {error === null ? null : <ProblemNote error={error} />}
    </>
  )
}
