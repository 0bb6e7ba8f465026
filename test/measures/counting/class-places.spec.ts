import { describe, expect, it } from "vitest";
import { ClassPlaces, roleOf } from "#shared/measures/counting/class-places";
import { classified } from "#shared/measures/definition";

describe("what becomes of a class", () => {
  it.each([
    ["proportion", "outside", "excluded"],
    ["proportion", "excluded", "excluded"],
    ["proportion", "pending", "beside"],
    ["proportion", "missing", "beside"],
    ["proportion", "met", "counted"],
    ["proportion", "not_met", "counted"],
    ["duration", "not_met", "beside"],
    ["duration", "counted", "counted"],
    ["time-to-event", "censored", "counted"],
  ] as const)("of a %s: %s is %s", (kind, name, role) => expect(roleOf(kind, name)).toBe(role));
});

describe("the places of classes", () => {
  it("are given once each, in the order in which the classes are met", () => {
    const places = new ClassPlaces("proportion");
    // Made in another order than met, so that their numbers fall.
    const [met, left] = [classified("met", "places"), classified("excluded", "places")];
    expect([left, met, left, met].map((one) => places.placeOf(one))).toEqual([0, 1, 0, 1]);
    expect(places.classes).toEqual([left, met]);
    expect(places.roles).toEqual(["excluded", "counted"]);
  });
  it("are told in the order of their reasons, those met later too", () => {
    const places = new ClassPlaces("proportion");
    for (const reason of ["b", "c"]) places.placeOf(classified("excluded", reason));
    expect(places.byReason()).toEqual([0, 1]);
    for (const reason of ["a", ""]) places.placeOf(classified("missing", reason));
    expect(places.byReason()).toEqual([3, 2, 0, 1]);
  });
});
