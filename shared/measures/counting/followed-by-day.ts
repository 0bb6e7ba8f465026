/** A year of days, the last one included: what comes later is rarely drawn. */
const MOST_DAYS = 366;

/**
 * How many are still followed just before each whole day since the start, day 0 first, until nobody is, at most for a year.
 *
 * Takes how long each was followed, whatever ended it, as lists in order, and how much of their unit a day is. The steps of
 * a curve don't tell it: between them people leave whose leaving is no step.
 * Example: [[3], [1, 3]] with a day of 1 gives 3, 3, 2, 2.
 */
export function followedByDay(lists: readonly ArrayLike<number>[], day: number): number[] {
  const gone = lists.map(() => 0);
  const followed: number[] = [];
  for (let at = 0; at <= MOST_DAYS; at += 1) {
    let left = 0;
    for (const [list, times] of lists.entries()) {
      let place = gone[list] ?? 0;
      while ((times[place] ?? Infinity) < at * day) place += 1;
      gone[list] = place;
      left += times.length - place;
    }
    if (left === 0) break;
    followed.push(left);
  }
  return followed;
}
