import type { ErrorCode } from '../../errors.ts'

/**
 * What happened, for people in front of the window, where the sentence for a terminal names what they never see: keys
 * of reports, names of fields, charsets.
 */
export const windowSentences: Readonly<Partial<Record<ErrorCode, string>>> = {
  'unknown-report': 'Este reporte ya no existe.',
  'ambiguous-report': 'Hay varios reportes que se llaman así.',
  'unknown-field': 'El reporte ya no tiene la columna «{{field}}».',
  'unknown-parameter': 'El reporte no conoce lo elegido como «{{parameter}}».',
  'missing-parameter': 'El reporte necesita «{{parameter}}».',
  'bad-measure': 'La medida «{{measure}}» no se puede calcular aquí.',
  'not-additive': 'La columna «{{field}}» no es sumable: varios valores no se pueden sumar ni promediar.',
  'bad-grouping': 'No se puede agrupar por «{{grouping}}».',
  'bad-summary': 'Ese resumen no se puede hacer.',
  'unknown-measure': 'La medida propia «{{name}}» ya no existe.',
  'measure-exists': 'Ya hay una medida propia llamada «{{name}}».',
  'record-too-large': 'Un registro mide más de {{megabytes}} MB y se omitió.',
  'not-the-report': 'El servidor respondió con registros que no son de este reporte.',
  'unreadable-text': 'La respuesta trae letras que no se pueden leer.',
}
