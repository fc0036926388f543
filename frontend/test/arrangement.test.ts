import { describe, expect, it } from "vitest";
import { arrange } from "../src/arrangement";

// 22 phones in four areas.
const HOUSE = [6, 6, 5, 5];

describe("the arrangement of phones", () => {
  it("leaves two lines to each tile, and a line to the name of each group, where there is room", () => {
    const room = { width: 40, height: 60 };
    expect(arrange(HOUSE, room)).toEqual({ width: 13.2, oneLine: false, flows: false, height: 3.75 });
  });

  it("leaves names whole where all phones fit tiles that are wide enough", () => {
    const room = { width: 25, height: 14 };
    expect(arrange([3], room)).toEqual({ width: 20, oneLine: false, flows: false, height: 3.75 });
    expect(arrange([4], room)).toMatchObject({ width: 13.2 });
  });

  it("shares the room that is left among the rows", () => {
    const { oneLine, flows, height } = arrange(HOUSE, { width: 30, height: 50 });
    expect([oneLine, flows]).toEqual([false, false]);
    expect(height).toBeCloseTo(3.1);
  });

  it("puts the names of groups among the tiles before it takes a line from each tile", () => {
    expect(arrange(HOUSE, { width: 30, height: 38 })).toMatchObject({ oneLine: false, flows: true });
    expect(arrange(HOUSE, { width: 30, height: 36 })).toMatchObject({ oneLine: true, flows: false });
    expect(arrange(HOUSE, { width: 30, height: 32 })).toMatchObject({ oneLine: true, flows: true });
  });

  it("is the smallest where not all of them fit", () => {
    expect(arrange(HOUSE, { width: 10, height: 10 })).toEqual({
      width: 13.2,
      oneLine: true,
      flows: true,
      height: 1.9,
    });
  });

  it("has no names where there is one group", () => {
    expect(arrange([3], { width: 30, height: 7 })).toMatchObject({ flows: false, height: 3.1 });
  });
});
