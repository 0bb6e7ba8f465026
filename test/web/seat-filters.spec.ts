import { expect, it } from "vitest";
import { unfittingFilter } from "../../web/src/view/seat-filters.js";

it("seats can't be narrowed by what is known of a person; every other measure can", () => {
  const seats = { grain: "seat" } as const;
  expect(unfittingFilter(seats, { where: { sex: "female", program: "NORTH" } })).toBe("sex");
  expect(unfittingFilter(seats, { where: { program: "NORTH", group: "evening" } })).toBeNull();
  expect(unfittingFilter({ grain: "episode" }, { where: { sex: "female" } })).toBeNull();
});
