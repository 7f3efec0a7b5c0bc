import { useRef, useState } from 'react'
import type { Language } from '../../../shared/language.ts'
import type { ScheduleView } from '../../../shared/schedules.ts'
import { useDraft, type FormDraft } from '../../api/useDraft.ts'
import {
  changedForm,
  formOf,
  keepableForm,
  scheduleFormSchema,
  type ScheduleBeginning,
  type ScheduleForm,
  type ScheduleFormChange,
} from './scheduleDraft.ts'

/** Which schedule is being set up, and from where. */
export interface FormSubject {
  readonly connectionId: number
  /** The schedule to change, or null for a new one. */
  readonly schedule: ScheduleView | null
  /** What a new one begins with; absent: with nothing. */
  readonly beginning?: ScheduleBeginning | undefined
}

/** Under which name it is kept: what was begun at one report is not what was begun at another, or from nothing. */
function nameOf({ connectionId, schedule, beginning }: FormSubject): string {
  if (schedule !== null) return `schedule/${schedule.scheduleId}`
  if (beginning === undefined) return 'schedule/new'
  return `schedule/new/${connectionId}/${beginning.kind === 'home' ? 'home' : beginning.reportKey}`
}

interface ScheduleFormDraft {
  readonly form: ScheduleForm
  readonly change: (changed: ScheduleFormChange) => void
  readonly draft: Pick<FormDraft<ScheduleForm>, 'isRecovered' | 'discard' | 'done'>
}

/** A schedule's form while it is filled in, found again when it is opened another time. */
export function useFormDraft(subject: FormSubject, language: Language): ScheduleFormDraft {
  const { connectionId, schedule, beginning } = subject
  const [start] = useState(() => formOf(connectionId, schedule, language, beginning))
  const draft = useDraft(nameOf(subject), scheduleFormSchema, start, (form) => keepableForm(form, start))
  /** What was filled in up to now, for a change that comes late: a folder is being chosen meanwhile. */
  const latest = useRef(draft.value)
  return {
    form: draft.value,
    change: (changed) => {
      latest.current = changedForm(latest.current, changed)
      draft.set(latest.current)
    },
    draft: {
      isRecovered: draft.isRecovered,
      discard: () => {
        latest.current = start
        draft.discard()
      },
      done: draft.done,
    },
  }
}
