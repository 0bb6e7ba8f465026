import { describe, expect, it } from "vitest";
import { lengthOfStay } from "#shared/measures/length-of-stay";
import { retention } from "#shared/measures/retention";
import { at, on, type StatedEpisode } from "./columns-of.js";
import { classOf, groupOf, placeOf } from "./stand-on.js";

const AS_OF = at("2026-06-01T15:00:00Z");
const admitted: StatedEpisode = { admittedOn: on("2026-03-02") };
const started: StatedEpisode = {
  ...admitted,
  firstSessionOn: on("2026-03-03"),
  firstSessionAt: at("2026-03-03T15:00:00Z"),
};

function ended(day: string, dischargeReason = ""): StatedEpisode {
  return { ...started, dischargedOn: on(day), endedAt: on(day) * 86_400 + 106_000, dischargeReason };
}

describe("classes", () => {
  it.each([
    {
      name: "left against advice",
      episode: ended("2026-03-20", "against_advice"),
      leaving: "event/against_advice",
      stay: "event/against_advice",
      days: 18,
    },
    {
      name: "stopped coming",
      episode: ended("2026-03-20", "no_show"),
      leaving: "event/no_show",
      stay: "event/no_show",
      days: 18,
    },
    {
      name: "ended for another reason",
      episode: ended("2026-03-20", "other"),
      leaving: "event/other",
      stay: "event/other",
      days: 18,
    },
    {
      name: "ended without a reason",
      episode: ended("2026-03-20"),
      leaving: "event/no_reason",
      stay: "event/no_reason",
      days: 18,
    },
    {
      name: "completed",
      episode: ended("2026-04-27", "completed"),
      leaving: "competing/completed",
      stay: "event/completed",
      days: 56,
    },
    {
      name: "moved",
      episode: ended("2026-04-27", "moved"),
      leaving: "competing/moved",
      stay: "event/moved",
      days: 56,
    },
    {
      name: "was discharged administratively",
      episode: ended("2026-04-27", "administrative"),
      leaving: "competing/administrative",
      stay: "event/administrative",
      days: 56,
    },
    {
      name: "was transferred higher",
      episode: ended("2026-04-27", "transferred_higher"),
      leaving: "competing/transferred_higher",
      stay: "event/transferred_higher",
      days: 56,
    },
    {
      name: "was transferred lower",
      episode: ended("2026-04-27", "transferred_lower"),
      leaving: "competing/transferred_lower",
      stay: "event/transferred_lower",
      days: 56,
    },
    {
      name: "is still enrolled",
      episode: started,
      leaving: "censored/still_enrolled",
      stay: "censored/still_enrolled",
      days: 91,
    },
    {
      name: "ended on the day of admission",
      episode: ended("2026-03-02", "other"),
      leaving: "event/other",
      stay: "event/other",
      days: 0,
    },
    {
      name: "ended before admission, by a typing error",
      episode: ended("2026-02-20", "other"),
      leaving: "event/other",
      stay: "event/other",
      days: 0,
    },
    {
      name: "was admitted and has not come yet",
      episode: admitted,
      leaving: "pending/not_started_yet",
      stay: "pending/not_started_yet",
      days: 91,
    },
    {
      name: "never came and was discharged",
      episode: { ...admitted, dischargedOn: on("2026-03-20"), endedAt: AS_OF - 1 },
      leaving: "excluded/never_started",
      stay: "excluded/never_started",
      days: 18,
    },
    {
      name: "has only asked",
      episode: { inquiredAt: AS_OF, inquiredOn: on("2026-06-01") },
      leaving: "outside/",
      stay: "outside/",
      days: null,
    },
  ])("a person who $name", ({ episode, leaving, stay, days }) => {
    expect(classOf(retention, episode, AS_OF)).toBe(leaving);
    expect(classOf(lengthOfStay, episode, AS_OF)).toBe(stay);
    if (days === null) return;
    const place = placeOf(episode, AS_OF);
    expect(retention.elapsed(place.episode, place.moment)).toBe(days);
    expect(lengthOfStay.elapsed(place.episode, place.moment)).toBe(days);
  });
});

it("counts days up to the local day of as-of", () => {
  const lateEvening = placeOf(started, at("2026-03-10T04:59:59Z"));
  expect(retention.elapsed(lateEvening.episode, lateEvening.moment)).toBe(7);
  const midnight = placeOf(started, at("2026-03-10T05:00:00Z"));
  expect(retention.elapsed(midnight.episode, midnight.moment)).toBe(8);
});

it("does not count completing as dropping out, nor open stays as staying", () => {
  const episodes = [
    ended("2026-03-12", "no_show"),
    ended("2026-04-11", "completed"),
    ended("2026-04-11", "moved"),
    started,
    admitted,
  ];
  const { result, beside, pending } = groupOf(retention, AS_OF, { episodes });
  expect(pending).toBe(1);
  expect(result).toMatchObject({
    kind: "time-to-event",
    unit: "days",
    n: 4,
    events: 1,
    competing: 2,
    censored: 1,
  });
  if (result.kind !== "time-to-event") throw new Error(result.kind);
  expect(result.curve).toMatchObject([{ time: 10, atRisk: 4, estimate: 0.25 }]);
  expect([result.followed[10], result.followed[11]]).toEqual([4, 3]);
  expect(result.median).toMatchObject({ estimate: null, reason: "not reached" });
  expect(beside["ended-as-planned"]).toMatchObject({ events: 2, curve: [{ time: 40, estimate: 0.5 }] });
});
