import { defaultGoals } from "#shared/measures/goals";
import { accessGoalOf } from "../../web/src/answers/access-goal.js";

/** The access goal that ships with the product. */
export const shippedGoal = accessGoalOf(defaultGoals, { from: null, to: null });
