import { expect, it } from "vitest";
import { refuseTooMany, TooManyFigures } from "#shared/measures/counting/too-many-figures";

it.each([
  { figures: 0, isRefused: false },
  { figures: 100_000, isRefused: false },
  { figures: 100_001, isRefused: true },
])("$figures figures", ({ figures, isRefused }) => {
  const refuse = (): void => refuseTooMany(figures);
  if (isRefused) expect(refuse).toThrow(TooManyFigures);
  else expect(refuse).not.toThrow();
});
