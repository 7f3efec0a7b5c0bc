import type { FieldDefinition } from '../../shared/reports/types.ts'
import { formatDay, formatTimeOfDay, wall, type WallSeconds } from '../../shared/time.ts'
import { customerOf, type RowContext } from './context.ts'
import { mailBody } from './mailBodies.ts'
import type { Random } from './random.ts'
import { note } from './texts.ts'

const AFTERWARDS = /clos|end|last|answer/
const CHOICES = ['Sí', 'No', 'Pendiente', 'Otro'] as const

/** `YYYY-MM-DD HH:MM:SS`, as the servers date detail rows. */
export function formatRowDate(at: WallSeconds): string {
  return `${formatDay(at)} ${formatTimeOfDay(at)}`
}

/** `HH:MM:SS` of a number of seconds. */
export function formatDuration(seconds: number): string {
  const pad = (part: number): string => String(part).padStart(2, '0')
  return `${pad(Math.floor(seconds / 3600))}:${pad(Math.floor(seconds / 60) % 60)}:${pad(seconds % 60)}`
}

/** A duration of a call or a state: mostly minutes, seldom an hour. */
function durationSeconds(random: Random): number {
  return random.chance(0.05) ? random.between(1_800, 5_400) : random.between(4, 900)
}

/** An amount of money in hundredths. */
export function moneyCents(random: Random): number {
  return random.between(50, 250_000)
}

function percentage(random: Random): string {
  return `${(random.below(10_001) / 100).toFixed(2)} %`
}

/** A number as the servers write values of the type: rounded, seconds as a duration, a percentage with its sign. */
export function formatFigure(type: FieldDefinition['type'], value: number): string {
  switch (type) {
    case 'duration':
      return formatDuration(Math.round(value))
    case 'percent':
      return `${value.toFixed(2)} %`
    case 'integer':
      return String(Math.round(value))
    default:
      return value.toFixed(2)
  }
}

/** Another date of a row, minutes before or after the row's own. */
function nearby(context: RowContext, random: Random, field: FieldDefinition): WallSeconds {
  const distance = random.between(20, 1_500)
  return wall(context.at + (AFTERWARDS.test(field.name) ? distance : -distance))
}

/** `HH:MM`: when the stretch of so many minutes began in which an instant lies. */
function stretchOfHour(at: WallSeconds, minutes: number): string {
  return formatTimeOfDay(wall(Math.floor(at / (minutes * 60)) * minutes * 60)).slice(0, 5)
}

/** A believable value of a field of which nothing but the type is known. Every type has one, all as text. */
export function valueOfType(context: RowContext, random: Random, field: FieldDefinition): string {
  switch (field.type) {
    case 'text':
      return random.pick(CHOICES)
    case 'longText':
      return [note(context, random), note(context, random), note(context, random)].join('\n')
    case 'html':
      return mailBody(context, random)
    case 'telephone':
      return customerOf(context).telephone
    case 'email':
      return customerOf(context).givesEmail ? customerOf(context).email : ''
    case 'id':
      return String(random.between(10_000, 999_999))
    case 'integer':
      return String(random.chance(0.3) ? 0 : random.between(1, 60))
    case 'decimal':
      return (random.below(100_000) / 100).toFixed(2)
    case 'percent':
      return percentage(random)
    case 'money':
      return (moneyCents(random) / 100).toFixed(2)
    case 'duration':
      return random.chance(0.02) ? '--' : formatDuration(durationSeconds(random))
    case 'date':
      return formatDay(nearby(context, random, field))
    case 'dateTime':
      return formatRowDate(nearby(context, random, field))
    case 'hour':
      return stretchOfHour(context.at, field.stepMinutes ?? 60)
  }
}
