import type { GroupResult } from "#shared/measures/result";

/** A group of a result; where the figures rest on demo data, marked so. */
export function withDemoMark<Group extends Pick<GroupResult, "marks">>(group: Group, isDemo: boolean): Group {
  return isDemo ? { ...group, marks: [...group.marks, "demo"] } : group;
}
