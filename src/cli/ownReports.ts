import { AppError } from '../shared/errors.ts'
import { Catalogue } from '../shared/reports/catalogue.ts'
import type { ReportDefinition } from '../shared/reports/types.ts'
import type { CommandContext } from './context.ts'

/** The reports that the user described in the window. They lie in the store, which has to be opened for them. */
export async function ownReports(context: CommandContext): Promise<readonly ReportDefinition[]> {
  const { ownDefinitionsOf } = await import('../desk/ownCatalogue.ts')
  return ownDefinitionsOf(await context.store())
}

/** The reports that come with the program, and the user's own after them. */
export async function fullCatalogue(context: CommandContext): Promise<Catalogue> {
  const { ownDefinitionsOf, withOwn } = await import('../desk/ownCatalogue.ts')
  return withOwn(await context.catalogue(), await ownDefinitionsOf(await context.store()))
}

function isUnknown(cause: unknown): boolean {
  return cause instanceof AppError && cause.code === 'unknown-report'
}

/**
 * The report that a call names: one that comes with the program, else one of the user's own, by its key, or by the
 * service and id that it asks. The store is opened only for a name that the program does not know.
 *
 * @throws AppError `unknown-report`, `ambiguous-report`; why the store cannot be opened, for a key of one's own
 */
export async function reportNamed(context: CommandContext, name: string): Promise<ReportDefinition> {
  const catalogue = await context.catalogue()
  try {
    return catalogue.find(name)
  } catch (cause) {
    if (!isUnknown(cause)) throw cause
    const isOwnKey = name.trim().toLowerCase().startsWith('own/')
    const own = await ownReports(context).catch((storeProblem: unknown) => {
      throw isOwnKey ? storeProblem : cause
    })
    const wanted = name.trim().toLowerCase()
    const asking = own.filter(({ service, id }) => `${service}/${id}`.toLowerCase() === wanted)
    return asking.length === 1 && asking[0] !== undefined ? asking[0] : new Catalogue(own).find(name)
  }
}
