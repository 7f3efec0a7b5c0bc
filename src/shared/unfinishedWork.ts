/**
 * What somebody asked for, and a crash or a quit cut short, so that it goes on by itself: the erasure of a customer,
 * the removal of a connection.
 */
export type UnfinishedWork = 'erasure' | 'removal'
