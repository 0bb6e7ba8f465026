import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import type { StatedGoalResponse } from "#shared/contract/goals";
import type { MeasuresResponse } from "#shared/contract/measures";
import { defaultGoals, goalsOf, type Goals } from "#shared/measures/goals";
import { accessGoalOf, goalsOfDays, type AccessGoal } from "../answers/access-goal.js";
import { daysOfSpan, type Days } from "../view/view-days.js";
import { measuresQuery } from "./use-figures.js";

const goalsIn = ({ goals }: MeasuresResponse): Goals => goalsOf(goals);

/** The goals and bands in effect; those that ship until the measures' texts are there, which come with them. */
export function useGoals(): Goals {
  return useQuery({ ...measuresQuery, select: goalsIn }).data ?? defaultGoals;
}

const statedIn = ({ goals }: MeasuresResponse): readonly StatedGoalResponse[] => goals;

/** Every value in effect with its day and who set it; none until the measures' texts are there. */
export function useStatedGoals(): readonly StatedGoalResponse[] {
  return useQuery({ ...measuresQuery, select: statedIn }).data ?? [];
}

/** The goals and bands that hold on some of the days. */
export function useGoalsOf({ from, to }: Days): Goals {
  const goals = useGoals();
  return useMemo(() => goalsOfDays(goals, { from, to }), [goals, from, to]);
}

const allDays = daysOfSpan("all", "");

/** The access goal of those days, or of all. */
export function useAccessGoal({ from, to }: Days = allDays): AccessGoal {
  const goals = useGoals();
  return useMemo(() => accessGoalOf(goals, { from, to }), [goals, from, to]);
}
