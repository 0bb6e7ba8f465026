import { expect, it } from "vitest";
import { lastOf } from "../../web/src/tables/table-head.js";

it.each([
  ["n", "", "n"],
  ["Share", "", "Share"],
  ["Stay, median", "Stay, ", "median"],
  ["Within 48 h", "Within ", "48 h"],
  ["Still in", "", "Still in"],
  ["Within 48 hours of program time", "Within 48 hours of program ", "time"],
])("the arrow of “%s” stays beside what can't be parted from it", (title, before, last) => {
  expect(lastOf(title)).toEqual({ before, last });
});
