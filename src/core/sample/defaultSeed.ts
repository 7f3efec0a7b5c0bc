/** What the data of a sample operation follow from where nothing else is asked for. */
export const DEFAULT_SEED = 20_250_201
