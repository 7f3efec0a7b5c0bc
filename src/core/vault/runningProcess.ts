/** Whether a process of that number runs on this computer, whoever's it is. */
export function isRunning(processId: number): boolean {
  try {
    process.kill(processId, 0)
    return true
  } catch (cause) {
    // It is another user's.
    return cause instanceof Error && 'code' in cause && cause.code === 'EPERM'
  }
}
