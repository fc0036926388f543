// How the tiles of phones are arranged, so that all of them are seen at once where a screen has room for that.

/** The room for tiles; all lengths are in the size of the text. */
export interface Room {
  width: number;
  height: number;
}

export interface Arrangement {
  /** Whether a tile has one line in place of two. */
  oneLine: boolean;
  /** Whether the names of groups stand among the tiles, in place of lines of their own. */
  flows: boolean;
  /** How high a tile is. */
  height: number;
}

const GAP = 0.4;
const NARROWEST = 13.2;
const NAME_LINE = 1.6;
const TWO_LINES = { lowest: 2.4, highest: 3.75 };
const ONE_LINE = { lowest: 1.9, highest: 2.4 };

/** Returns the roomiest arrangement in which groups of so many phones fit; if none fits, the smallest. */
export function arrange(counts: readonly number[], { width, height }: Room): Arrangement {
  const columns = Math.max(1, Math.floor((width + GAP) / (NARROWEST + GAP)));
  const names = counts.length > 1 ? counts.length : 0;
  const phones = counts.reduce((sum, count) => sum + count, 0);
  const rowsOfGroups = counts.reduce((sum, count) => sum + Math.ceil(count / columns), 0);
  const rowsOfAll = Math.ceil((phones + names) / columns);
  for (const oneLine of [false, true]) {
    const { lowest, highest } = oneLine ? ONE_LINE : TWO_LINES;
    const apart = (height - names * (NAME_LINE + GAP)) / rowsOfGroups - GAP;
    if (apart >= lowest) return { oneLine, flows: false, height: Math.min(apart, highest) };
    const flowing = height / rowsOfAll - GAP;
    if (flowing >= lowest) return { oneLine, flows: true, height: Math.min(flowing, highest) };
  }
  return { oneLine: true, flows: true, height: ONE_LINE.lowest };
}
