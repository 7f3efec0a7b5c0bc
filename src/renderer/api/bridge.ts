import { AppError } from '../../shared/errors.ts'
import type { AppVersions, Bridge, Reply, ReportSummary } from '../../shared/ipc/contract.ts'

declare global {
  interface Window {
    /** Put there by the preload. */
    readonly atalaya: Bridge
  }
}

async function valueOf<T>(reply: Promise<Reply<T>>): Promise<T> {
  const answer = await reply
  if (answer.ok) return answer.value
  throw AppError.fromData(answer.error)
}

/** The reports that Atalaya knows, in the order in which lists show them. @throws AppError */
export function listReports(): Promise<readonly ReportSummary[]> {
  return valueOf(window.atalaya.listReports())
}

/** The versions of the program and of what it runs on. @throws AppError */
export function appVersions(): Promise<AppVersions> {
  return valueOf(window.atalaya.appVersions())
}
