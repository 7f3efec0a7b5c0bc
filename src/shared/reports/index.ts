import { allReports } from './all.ts'
import { Catalogue } from './catalogue.ts'
import { isPlain } from './types.ts'

/** Every report that Atalaya can pull, in the order in which lists show them: those whose answers are plain lists of records. */
export const catalogue = new Catalogue(allReports.filter(isPlain))
