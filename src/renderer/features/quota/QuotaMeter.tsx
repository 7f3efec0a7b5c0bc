import { ActionIcon, Progress, Tooltip } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useQueryClient } from '@tanstack/react-query'
import { IconRefresh } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { explain } from '../../../shared/errorTexts.ts'
import { formatTimeOfDay } from '../../../shared/time.ts'
import { keyOf, useAction, useAnswer } from '../../api/queries.ts'
import { useLanguage } from '../../text/useLanguage.ts'
import { toneOf } from './tone.ts'

/** How many requests of the day are used, and a way to ask the server, which costs one of them. */
export function QuotaMeter({ connectionId }: { readonly connectionId: number }) {
  const { t } = useTranslation('activity')
  const language = useLanguage()
  const client = useQueryClient()
  const { data: quota } = useAnswer('quota:get', { connectionId }, { keepPrevious: true })
  const refresh = useAction('quota:refresh')
  if (quota === undefined) return null
  const { requestsToday, dayLimit, left, reserve, forecast } = quota
  const meaning = [
    t('quota.meaning'),
    dayLimit === null ? t('quota.unknownLimit') : null,
    left === null ? null : t('quota.left', { left, reserve }),
    forecast.atPaceUntil === null
      ? null
      : t('quota.atPace', { time: formatTimeOfDay(forecast.atPaceUntil).slice(0, 5) }),
  ]
  const text =
    dayLimit === null
      ? t('quota.only', { count: requestsToday })
      : t('quota.ofLimit', { used: requestsToday, limit: dayLimit })
  const shortText = dayLimit === null ? text : t('quota.short', { used: requestsToday, limit: dayLimit })
  return (
    <section className="quota" aria-label={t('quota.label')}>
      <Tooltip label={meaning.filter((part) => part !== null).join(' ')}>
        <span className="quota-text">
          <span className="quota-long">{text}</span>
          <span className="quota-short" aria-hidden>
            {shortText}
          </span>
          {dayLimit === null || dayLimit === 0 ? null : (
            <Progress
              size={4}
              value={(requestsToday / dayLimit) * 100}
              color={toneOf(requestsToday, dayLimit)}
              aria-label={text}
              className="quota-meter"
            />
          )}
        </span>
      </Tooltip>
      <Tooltip label={t('quota.refresh')}>
        <ActionIcon
          size="sm"
          aria-label={t('quota.refresh')}
          loading={refresh.isPending}
          onClick={() => {
            refresh.mutate(
              { connectionId },
              {
                onSuccess: (answer) => {
                  client.setQueryData(keyOf('quota:get', { connectionId }), answer)
                },
                onError: (error) => {
                  const { sentence, hint } = explain(error, language, 'window')
                  notifications.show({ title: t('quota.failed'), message: `${sentence} ${hint}`, color: 'red' })
                },
              },
            )
          }}
        >
          <IconRefresh size={14} aria-hidden />
        </ActionIcon>
      </Tooltip>
    </section>
  )
}
