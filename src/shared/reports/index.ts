import { allReports } from './definitions/all.ts'
import { inEveryLanguage, translated } from '../translations/rows.ts'
import { Catalogue } from './catalogue.ts'

/** Every report that Atalaya knows, in the order in which lists show them. */
export const catalogue = new Catalogue(inEveryLanguage(translated(allReports, ({ reports }) => reports)))
