import type { ErrorCode } from '../../errors.ts'

/** What happened, for people in front of the window, where the sentence for a terminal names what they never see: keys of reports, names of fields, charsets. */
export const windowSentences: Readonly<Partial<Record<ErrorCode, string>>> = {
  'unknown-report': 'Este reporte ya no existe.',
  'ambiguous-report': 'Hay varios reportes que se llaman así.',
  'unknown-field': 'El reporte ya no tiene la columna «{{field}}».',
  'unknown-parameter': 'El reporte no conoce lo elegido como «{{parameter}}».',
  'missing-parameter': 'El reporte necesita «{{parameter}}».',
  'record-too-large': 'Un registro mide más de {{megabytes}} MB y se omitió.',
  'not-the-report': 'El servidor respondió con registros que no son de este reporte.',
  'unreadable-text': 'La respuesta trae letras que no se pueden leer.',
}
