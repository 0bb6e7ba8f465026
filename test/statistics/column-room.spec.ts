import { expect, it } from "vitest";
import { ColumnRoom, type Lender } from "#shared/statistics/column-room";

function lender<Kind>(make: (length: number) => Kind): Lender<Kind> & { readonly back: Kind[] } {
  const back: Kind[] = [];
  return { back, take: make, give: (list) => back.push(list) };
}

it("gives back what was too short and, once, all that it has; then it takes anew", () => {
  const floats = lender((length) => new Float64Array(length));
  const integers = lender((length) => new Int32Array(length));
  const room = new ColumnRoom({ floats, integers });
  const short = room.float(0, 3);
  const same = room.float(0, 2);
  const long = room.float(0, 4);
  const whole = room.integer(1, 5);
  expect(same).toBe(short);
  expect(long.length).toBeGreaterThanOrEqual(6);
  expect(floats.back).toEqual([short]);
  room.giveBack();
  room.giveBack();
  expect([floats.back, integers.back]).toEqual([[short, long], [whole]]);
  expect(room.float(0, 1)).not.toBe(long);
});
