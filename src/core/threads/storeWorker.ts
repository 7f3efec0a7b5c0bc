import { EXPORT_SUBJECTS } from '../export/subjects.ts'
import { serveStore } from '../store/threads/storeThread.ts'
import { SUBJECTS } from '../store/operations/subjects.ts'

// The entry of every thread of the store, which stands above all that runs there: the store's own operations, and what
// writes files.
serveStore({ ...SUBJECTS, ...EXPORT_SUBJECTS })
