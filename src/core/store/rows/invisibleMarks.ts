// Characters that nobody sees, as SQLite looks for them. `fold` of `shared/values.ts` compares texts without them.

/**
 * Unicode's Default_Ignorable_Code_Point, as SQLite's GLOB takes characters:
 * https://www.unicode.org/Public/UNIDATA/DerivedCoreProperties.txt
 */
const INVISIBLE =
  '\u00ad\u034f\u061c\u115f-\u1160\u17b4-\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0' +
  '\ufff0-\ufff8\u{1bca0}-\u{1bca3}\u{1d173}-\u{1d17a}\u{e0000}-\u{e0fff}'

/** What texts with such a mark anywhere in them match. */
export const WITH_INVISIBLE_MARK = `*[${INVISIBLE}]*`
