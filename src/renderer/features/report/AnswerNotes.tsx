import { IconAlertTriangle } from '@tabler/icons-react'

interface AnswerNotesProps {
  /** What the rows leave out, a sentence each. */
  readonly texts: readonly string[]
}

/** Under the line of completeness, what the rows that are shown leave out. It is said aloud when it comes. */
export function AnswerNotes({ texts }: AnswerNotesProps) {
  return (
    <output className="answer-notes">
      {texts.map((text) => (
        <span key={text} className="answer-note">
          <IconAlertTriangle size={16} aria-hidden />
          <span>{text}</span>
        </span>
      ))}
    </output>
  )
}
