import * as fc from "fast-check";
import { expect, it } from "vitest";
import { Episode } from "#shared/measures/episode";
import { splitWait, stretchesOfWait } from "#shared/measures/wait-owners";
import { waitingNow } from "#shared/measures/waiting-now";
import { columnsOf, type StatedEpisode } from "./columns-of.js";
import { placeOf } from "./stand-on.js";

const ASKED = 1_000_000;

function sumOf(stretches: ReturnType<typeof stretchesOfWait>): ReturnType<typeof splitWait> {
  const sum = { payer: 0, person: 0, program: 0 };
  for (const { owner, start, end } of stretches) sum[owner] += end - start;
  return sum;
}

function split(stated: StatedEpisode, until: number): { payer: number; person: number; program: number } {
  const [block] = columnsOf({ episodes: [{ inquiredAt: ASKED, ...stated }] }).programs;
  if (!block) throw new Error("no block");
  const owners = splitWait(new Episode(block), until);
  const stretches = stretchesOfWait(new Episode(block), until);
  expect(sumOf(stretches), "the stretches tell the same").toEqual(owners);
  stretches.slice(1).forEach((stretch, index) => {
    expect(stretch.start).toBe(stretches[index]?.end);
    expect(stretch.owner).not.toBe(stretches[index]?.owner);
  });
  return owners;
}

it.each([
  { name: "nothing recorded: all is the program's", stated: {}, until: 100, owners: [0, 0, 100] },
  {
    name: "authorization in the middle",
    stated: { authorizationRequestedAt: 10, authorizationDecidedAt: 40 },
    until: 100,
    owners: [30, 0, 70],
  },
  {
    name: "a request not yet decided counts while the person waits",
    stated: { authorizationRequestedAt: 60 },
    until: 100,
    owners: [40, 0, 60],
  },
  {
    name: "a request never decided counts nothing once the person started",
    stated: { authorizationRequestedAt: 60, firstSessionAt: 100 },
    until: 100,
    owners: [0, 0, 100],
  },
  {
    name: "an authorization before the inquiry is cut at the inquiry",
    stated: { authorizationRequestedAt: -20, authorizationDecidedAt: 30 },
    until: 100,
    owners: [30, 0, 70],
  },
  {
    name: "a decision before its request counts nothing",
    stated: { authorizationRequestedAt: 50, authorizationDecidedAt: 20 },
    until: 100,
    owners: [0, 0, 100],
  },
  {
    name: "a declined slot",
    stated: { firstSessionOfferedAt: 70, firstSessionAt: 100 },
    until: 100,
    owners: [0, 30, 70],
  },
  {
    name: "a slot that has begun without the person, who still waits",
    stated: { firstSessionOfferedAt: 70 },
    until: 100,
    owners: [0, 30, 70],
  },
  {
    name: "a slot that is still to begin",
    stated: { firstSessionOfferedAt: 101 },
    until: 100,
    owners: [0, 0, 100],
  },
  {
    name: "a decision at an unknown instant",
    stated: { authorizationRequestedAt: 60, authorizationResult: "approved" },
    until: 100,
    owners: [0, 0, 100],
  },
  {
    name: "overlap belongs to the payer",
    stated: {
      authorizationRequestedAt: 10,
      authorizationDecidedAt: 80,
      firstSessionOfferedAt: 70,
      firstSessionAt: 100,
    },
    until: 100,
    owners: [70, 20, 10],
  },
])("$name", ({ stated, until, owners }) => {
  const shifted = Object.fromEntries(
    Object.entries(stated).map(([column, said]) => [column, typeof said === "number" ? said + ASKED : said]),
  );
  expect(Object.values(split(shifted, ASKED + until))).toEqual(owners);
});

it("adds up to the wait, whatever the order of the steps", () => {
  const second = fc.option(fc.integer({ min: ASKED - 50, max: ASKED + 200 }), { nil: undefined });
  const steps = fc.record(
    { authorizationRequestedAt: second, authorizationDecidedAt: second, firstSessionOfferedAt: second },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(steps, fc.integer({ min: 1, max: 200 }), fc.boolean(), (stated, wait, started) => {
      const known = Object.fromEntries(Object.entries(stated).filter(([, value]) => value !== undefined));
      const owners = split({ ...known, ...(started ? { firstSessionAt: ASKED + wait } : {}) }, ASKED + wait);
      expect(owners.payer + owners.person + owners.program).toBe(wait);
      expect(Math.min(owners.payer, owners.person, owners.program)).toBeGreaterThanOrEqual(0);
    }),
  );
});

it("ends with the owner whom the list of people who wait names", () => {
  const second = fc.option(fc.integer({ min: ASKED, max: ASKED + 99 }), { nil: undefined });
  const steps = fc.record({
    authorizationRequestedAt: second,
    authorizationDecidedAt: second,
    authorizationResult: fc.constantFrom("", "approved", "denied"),
    firstSessionOfferedAt: second,
  });
  fc.assert(
    fc.property(steps, (stated) => {
      const { authorizationRequestedAt: requested = 0, authorizationDecidedAt: decided = Infinity } = stated;
      // A decision before its request is a finding of the import.
      fc.pre(requested <= decided);
      const known = Object.fromEntries(Object.entries(stated).filter(([, value]) => value !== undefined));
      const { episode, moment } = placeOf({ inquiredAt: ASKED, inquiredOn: 11, ...known }, ASKED + 100);
      const listed = waitingNow.details?.(episode, moment)["Owner of the clock"];
      expect(stretchesOfWait(episode, ASKED + 100).at(-1)?.owner).toBe(listed);
    }),
  );
});
