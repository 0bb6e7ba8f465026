import type { AccessWords } from "#shared/measures/goal-words";

interface Choice {
  readonly id: string;
  readonly title: string;
  readonly text: string;
}

/** Which inquiries the share within the access goal is over. */
export function maturedChoice({ isOne, long, short }: AccessWords): Choice {
  const exactly = isOne ? `${short} h 00 min 00 s` : long;
  return {
    id: "matured",
    title: `Access counts inquiries that had ${isOne ? `their ${long}` : long}`,
    text: `The headline share is over inquiries received at least ${long} before the data’s own time; exactly ${exactly} still counts as met. The curve beside it treats a closing without a start as an ending of its own (Aalen–Johansen). Treating those people as if they might still come would promise far too much.`,
  };
}

/** Further choices of the statistics where published methods differ, in plain words. */
export const statisticsChoices: readonly Choice[] = [
  {
    id: "doubles",
    title: "A double record ends no wait",
    text: "Somebody who asks again while waiting is one wait: the earlier clock runs on, and a start or a closing noted on either record counts for it. That one of the records is closed as a duplicate says nothing of the person. Only where every record of the wait is closed so is the wait left out.",
  },
  {
    id: "pairs",
    title: "Symptom rates are over pairs, with what is missing beside them",
    text: "A rate of improvement is over people with a baseline and a last score. Beside it stand how many have both, and what the rate would be if none, or all, of the missing ones had improved. The denominators of the English national service are offered as a companion.",
  },
  {
    id: "effect",
    title: "Points first, effect size second",
    text: "The mean change in the instrument’s own points with its t interval comes first. From 10 pairs on, the standardized mean change follows: the change over the average of both standard deviations (d_av), not bias-adjusted, with Bonett’s interval of 2008. A fall is negative. There is no comparison group, so none of it is proof of an effect.",
  },
  {
    id: "xmr",
    title: "Process limits from moving ranges",
    text: "Limits lie 2.66 mean moving ranges from the mean; extreme moving ranges are left out of that mean, and the chart says how many. A signal is a point outside the limits, seven on one side, seven rising or falling, or two of three near a limit. A constant series gives no signal. On fewer than 12 points limits are trial limits: they tell of no change. A goal is held against limits only while the last point gives no signal: otherwise they are those of a process that is changing.",
  },
  {
    id: "shares",
    title: "Shares over time have limits of their own",
    text: "Monthly shares rest on different numbers of people, so their limits widen and narrow with n (p chart). Where the months differ more than chance allows, the limits are widened by that factor (Laney’s p′). With fewer than about 5 a month there is no chart.",
  },
  {
    id: "funnel",
    title: "Funnel plots, no league tables",
    text: "Programs are set against limits that belong to their own n. A program is marked by the exact probability of its count, not by which side of the drawn line it falls on: for small units the line alone would accuse the innocent. With fewer than 10 units no allowance for extra spread is made, and nothing is ranked. Where one person or session gives many rows (attendance, seats) there are no such limits: rows that resemble each other differ by more.",
  },
  {
    id: "mix",
    title: "Rates adjusted for severity: each group against all of its track",
    text: "Beside a share by group stands what it would be with the severity of everybody of its track together: observed over expected, times the rate of the track (indirect standardization by track and band of the baseline). The track itself is no mix that explains a rate away: a group of both tracks is held against both, each by how many of its people are in it. Only people whose baseline is known stand in it, with their number: that somebody left before a baseline was taken is part of the outcome and must not excuse it. How many of those who asked came has no such rate, for only who comes has a baseline. Below 30 people or 5 expected nothing is adjusted.",
  },
  {
    id: "quantiles",
    title: "One rule for medians and percentiles",
    text: "Quantiles interpolate between neighbouring values (type 7, as R and spreadsheets do). Where a survival curve lies flat exactly at a half, the median is the middle of that stretch. Medians are never averaged over groups.",
  },
  {
    id: "words",
    title: "Words depend on how many people there are",
    text: "Below 5: “too few to show”. From 5 to 9: counts, no rate. From 10 to 29: the rate with its interval, marked imprecise. From 30 on: the rate with its interval.",
  },
];

/** What small marks at a figure mean. */
export const markTexts: readonly { readonly mark: string; readonly text: string }[] = [
  {
    mark: "period not over",
    text: "The period still runs; its point is hollow and isn’t compared as if it were complete.",
  },
  {
    mark: "not all stays could end yet",
    text: "People who leave early end first, so a young cohort looks worse than it is. It stays marked until everyone’s planned weeks are over.",
  },
  { mark: "imprecise", text: "10 to 29 people: read the interval, not the rate." },
  { mark: "prorated scores", text: "Some totals had missing items that the instrument’s rule filled in." },
  { mark: "demo data", text: "Nobody in the figure is real." },
];

/** What of the demo data is taken from published figures, and what is made up. */
export const demoTexts = {
  shaped: [
    "Scores before and after treatment, their spread, and the share of people with both.",
    "How stays in substance use treatment end, how many complete mental health programs, and when people drop out.",
    "Attendance around 90% in person, lower in the evenings; fewer people come the longer they wait.",
  ],
  invented: [
    "Every person, inquiry, session and score.",
    "The health system with its 3 sites and 8 programs, and their names.",
    "The share within 48 hours: about 46% in the first year and 61% after same-day assessment began.",
    "How long authorizations take: 35% at once, 30% under 24 hours, 25% within 72 hours, 10% up to 7 days.",
    "The findings planted for you to find, such as a slow payer and an evening group with empty seats.",
  ],
} as const;
