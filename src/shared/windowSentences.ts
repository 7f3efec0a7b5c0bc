import type { ErrorCode } from './errors.ts'
import type { LocalizedText } from './reports/types.ts'

function sentence(en: string, es: string): LocalizedText {
  return { en, es }
}

/**
 * What happened, for people in front of the window, where the sentence for a terminal names what they never see: keys of reports, names
 * of fields, charsets.
 */
export const windowSentences: Readonly<Partial<Record<ErrorCode, LocalizedText>>> = {
  'unknown-report': sentence('This report is not there any more.', 'Este reporte ya no existe.'),
  'ambiguous-report': sentence('Several reports are called that.', 'Hay varios reportes que se llaman así.'),
  'unknown-field': sentence(
    'The report has no column “{field}” any more.',
    'El reporte ya no tiene la columna «{field}».',
  ),
  'unknown-parameter': sentence(
    'The report does not know what was chosen as “{parameter}”.',
    'El reporte no conoce lo elegido como «{parameter}».',
  ),
  'missing-parameter': sentence('The report needs “{parameter}”.', 'El reporte necesita «{parameter}».'),
  'record-too-large': sentence(
    'One record is larger than {megabytes} MB and was left out.',
    'Un registro mide más de {megabytes} MB y se omitió.',
  ),
  'not-the-report': sentence(
    'The server answered with records that are not of this report.',
    'El servidor respondió con registros que no son de este reporte.',
  ),
  'unreadable-text': sentence(
    'The answer holds letters that cannot be read.',
    'La respuesta trae letras que no se pueden leer.',
  ),
}
