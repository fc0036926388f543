// How the tiles of phones are arranged, so that all of them are seen at once where a screen has room for that.

/** The room for tiles; all lengths are in the size of the text. */
export interface Room {
  width: number;
  height: number;
}

export interface Arrangement {
  /** How wide a tile is at least. */
  width: number;
  /** Whether a tile has one line in place of two. */
  oneLine: boolean;
  /** Whether the names of groups stand among the tiles, in place of lines of their own. */
  flows: boolean;
  /** How high a tile is. */
  height: number;
}

const GAP = 0.4;
// Most names fit a wide tile.
const WIDE = 20;
const NARROW = 13.2;
const NAME_LINE = 1.6;
const TWO_LINES = { lowest: 2.4, highest: 3.75 };
const ONE_LINE = { lowest: 1.9, highest: 2.4 };

/** Returns the roomiest arrangement in which groups of so many phones fit; if none fits, the smallest. */
export function arrange(counts: readonly number[], room: Room): Arrangement {
  const names = counts.length > 1 ? counts.length : 0;
  const phones = counts.reduce((sum, count) => sum + count, 0);
  const heightOfTile = (width: number, flows: boolean): number => {
    const columns = Math.max(1, Math.floor((room.width + GAP) / (width + GAP)));
    if (flows) return room.height / Math.ceil((phones + names) / columns) - GAP;
    const rows = counts.reduce((sum, count) => sum + Math.ceil(count / columns), 0);
    return (room.height - names * (NAME_LINE + GAP)) / rows - GAP;
  };
  if (heightOfTile(WIDE, false) >= TWO_LINES.highest)
    return { width: WIDE, oneLine: false, flows: false, height: TWO_LINES.highest };
  for (const oneLine of [false, true]) {
    const { lowest, highest } = oneLine ? ONE_LINE : TWO_LINES;
    for (const flows of [false, true]) {
      const height = heightOfTile(NARROW, flows);
      if (height >= lowest) return { width: NARROW, oneLine, flows, height: Math.min(height, highest) };
    }
  }
  return { width: NARROW, oneLine: true, flows: true, height: ONE_LINE.lowest };
}
